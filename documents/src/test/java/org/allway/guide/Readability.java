package org.allway.guide;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How hard a text is to read: for English the Flesch-Kincaid grade, for Spanish the index of
 * Fernández Huerta. See docs/decisions/2026-11-24-how-reading-is-measured.md.
 */
record Readability(int sentences, int words, int syllables) {

  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?:])\\s+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’.]*");
  private static final Pattern NUMBER = Pattern.compile("\\p{N}.*");

  /**
   * Two vowels that are two syllables: pneumonia, period, video; not in special, nation, people.
   */
  private static final Pattern HIATUS = Pattern.compile("(?<![tcs])i[ao]|(?<!p)eo");

  /** Words whose letters mislead the rules below. */
  private static final Map<String, Integer> ENGLISH =
      Map.ofEntries(
          Map.entry("leukemia", 4),
          Map.entry("diapers", 3),
          Map.entry("tired", 2),
          Map.entry("being", 2),
          Map.entry("going", 2),
          Map.entry("doing", 2),
          Map.entry("diarrhea", 4),
          Map.entry("ibuprofen", 4),
          Map.entry("area", 3),
          Map.entry("mercaptopurine", 5),
          Map.entry("blinatumomab", 6),
          Map.entry("usually", 4),
          Map.entry("every", 2),
          Map.entry("vein", 1),
          Map.entry("fluid", 2),
          Map.entry("maintenance", 3),
          Map.entry("vaccines", 2),
          Map.entry("something", 2),
          Map.entry("someone", 2),
          Map.entry("sometimes", 2),
          Map.entry("science", 2),
          Map.entry("quiet", 2),
          Map.entry("clearing", 2));

  static Readability english(String text) {
    return of(text, Readability::englishSyllables);
  }

  static Readability spanish(String text) {
    return of(text, Readability::spanishSyllables);
  }

  private interface Syllables {
    int in(String word);
  }

  private static Readability of(String text, Syllables counter) {
    int sentences = 0;
    int words = 0;
    int syllables = 0;
    for (String sentence : SENTENCE.split(text.strip(), -1)) {
      List<String> found =
          WORD.matcher(sentence)
              .results()
              .map(one -> one.group().toLowerCase(Locale.ROOT))
              .toList();
      sentences += found.isEmpty() ? 0 : 1;
      words += found.size();
      syllables += found.stream().mapToInt(counter::in).sum();
    }
    return new Readability(sentences, words, syllables);
  }

  /** Years of school that an English text asks for. */
  double grade() {
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
  }

  /** Ease of a Spanish text: 70 to 80 is sixth grade, above is easier. */
  double ease() {
    return 206.84 - 60.0 * syllables / words - 1.02 * words / sentences;
  }

  /** Szigriszt's ease on the INFLESZ scale: 65 to 80 is fairly easy, above is very easy. */
  double inflesz() {
    return 206.835 - 62.3 * syllables / words - (double) words / sentences;
  }

  double wordsPerSentence() {
    return (double) words / sentences;
  }

  static int englishSyllables(String word) {
    String plain = word.replaceAll("[^\\p{L}]", "");
    if (NUMBER.matcher(word).matches() || plain.isEmpty()) {
      return numberSyllables(word);
    }
    Integer known = ENGLISH.get(plain);
    if (known != null) {
      return known;
    }
    String stem = plain;
    boolean silent =
        stem.matches(".*[^aeiouyl]es$")
            ? !stem.matches(".*(s|x|z|ch|sh|c|g)es$")
            : stem.matches(".*[^aeiouytd]ed$");
    if (silent) {
      stem = stem.substring(0, stem.length() - 2);
    } else if (stem.endsWith("e") && !stem.matches(".*[^aeiouy]le$") && stem.length() > 2) {
      stem = stem.substring(0, stem.length() - 1);
    }
    int groups = (int) Pattern.compile("[aeiouy]+").matcher(stem).results().count();
    groups += (int) HIATUS.matcher(stem).results().count();
    return Math.max(1, groups);
  }

  /** Read digit by digit at most: long enough for what numbers stand in these texts. */
  private static int numberSyllables(String number) {
    return Math.max(1, (int) number.chars().filter(Character::isDigit).count());
  }

  static int spanishSyllables(String word) {
    String plain = word.replaceAll("[^\\p{L}]", "");
    if (NUMBER.matcher(word).matches() || plain.isEmpty()) {
      return 2 * numberSyllables(word);
    }
    String vowels =
        plain.replaceAll("qu(?=[eiéí])", "q").replaceAll("gu(?=[eiéí])", "g").replaceAll("y$", "i");
    int count = 0;
    for (String group :
        Stream.of(vowels.split("[^aeiouáéíóúü]+", -1)).filter(one -> !one.isEmpty()).toList()) {
      count += 1;
      for (int i = 1; i < group.length(); i++) {
        boolean strong = "aeoáéó".indexOf(group.charAt(i - 1)) >= 0;
        boolean strongNext = "aeoáéó".indexOf(group.charAt(i)) >= 0;
        boolean stressed =
            "íú".indexOf(group.charAt(i)) >= 0 || "íú".indexOf(group.charAt(i - 1)) >= 0;
        count += (strong && strongNext) || stressed ? 1 : 0;
      }
    }
    return Math.max(1, count);
  }
}
