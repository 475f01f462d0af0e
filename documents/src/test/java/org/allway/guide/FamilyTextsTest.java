package org.allway.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allway.Examples;
import org.allway.library.Element;
import org.allway.library.FamilyGuide;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.library.Row;
import org.junit.jupiter.api.Test;

/** What families are told, in both languages: complete, and easy to read. */
class FamilyTextsTest {

  private static final double SIXTH_GRADE = 6;
  private static final double SIXTH_GRADE_EASE = 70;
  private static final double FAIRLY_EASY = 65;
  private static final int LONGEST_SENTENCE = 20;

  private static FamilyGuide guide(String language) {
    return Objects.requireNonNull(Examples.library().guides().get(language));
  }

  /** Each phase, drug and topic with its title, what is said of the helplines, and the frame. */
  private static Stream<Map.Entry<String, String>> texts(FamilyGuide guide) {
    return Stream.of(
            guide
                .texts()
                .map(text ->
                    Map.entry(
                        text.getKey(),
                        text.getValue().stream()
                            .map(FamilyGuide.Statement::text)
                            .collect(Collectors.joining(" ")))),
            Stream.of(
                Map.entry(
                    "titles of topics",
                    guide.topics().stream()
                        .map(FamilyGuide.Topic::title)
                        .collect(Collectors.joining(". "))),
                Map.entry(
                    "helplines",
                    guide.helplines().stream()
                        .map(one -> one.say().en())
                        .collect(Collectors.joining(" "))),
                Map.entry(
                    "labels that are sentences",
                    guide.labels().values().stream()
                        .filter(label -> label.endsWith("."))
                        .collect(Collectors.joining(" ")))))
        .flatMap(entries -> entries);
  }

  @Test
  void everyEnglishTextIsForSixthGradeAtMost() {
    List<String> hard = new ArrayList<>();
    texts(guide("en"))
        .forEach(text -> {
          Readability read = Readability.english(text.getValue());
          if (read.grade() > SIXTH_GRADE) {
            hard.add(String.format(Locale.ROOT, "%s: grade %.1f", text.getKey(), read.grade()));
          }
        });
    assertThat(hard).isEmpty();
  }

  @Test
  void everySpanishTextIsForSixthGradeAtMost() {
    List<String> hard = new ArrayList<>();
    texts(guide("es"))
        .forEach(text -> {
          Readability read = Readability.spanish(text.getValue());
          if (read.ease() < SIXTH_GRADE_EASE || read.inflesz() < FAIRLY_EASY) {
            hard.add(
                String.format(
                    Locale.ROOT,
                    "%s: Fernández Huerta %.1f, INFLESZ %.1f",
                    text.getKey(),
                    read.ease(),
                    read.inflesz()));
          }
        });
    assertThat(hard).isEmpty();
  }

  @Test
  void noSentenceIsLong() {
    List<String> hard = new ArrayList<>();
    for (FamilyGuide guide : Examples.library().guides().values()) {
      guide
          .texts()
          .flatMap(text -> text.getValue().stream())
          .flatMap(said -> Stream.of(said.text().split("(?<=[.!?])\\s+", -1)))
          .filter(sentence -> Readability.english(sentence).words() > LONGEST_SENTENCE)
          .forEach(hard::add);
    }
    assertThat(hard).isEmpty();
  }

  @Test
  void bothLanguagesSayTheSameThings() {
    FamilyGuide en = guide("en");
    FamilyGuide es = guide("es");

    assertThat(shape(es)).isEqualTo(shape(en));
    assertThat(evidence(es)).isEqualTo(evidence(en));
  }

  private static List<String> shape(FamilyGuide guide) {
    List<String> shape = new ArrayList<>();
    guide
        .topics()
        .forEach(one -> shape.add(one.part() + " " + one.id() + " " + one.lines().size()));
    guide.phases().forEach(one -> shape.add(one.of() + " " + one.expect().size()));
    guide.drugs().forEach(one -> shape.add(one.of() + " " + one.route() + " " + one.all().size()));
    guide.helplines().forEach(one -> shape.add(one.way() + " " + one.hours()));
    guide.emergency().forEach(one -> shape.add(one.way() + " " + one.hours()));
    return shape;
  }

  private static List<String> evidence(FamilyGuide guide) {
    return guide
        .texts()
        .flatMap(text -> text.getValue().stream())
        .map(said ->
            said.sign() + " " + said.evidence().cites() + " " + said.evidence().unverified())
        .toList();
  }

  @Test
  void everyPhaseOfEveryProtocolHasItsWords() {
    Set<String> silent = new LinkedHashSet<>();
    for (FamilyGuide guide : Examples.library().guides().values()) {
      for (Protocol protocol : Examples.library().protocols().values()) {
        for (Protocol.Step step : protocol.roadmap()) {
          for (Phase phase : phases(step)) {
            if (guide.phase(phase.id(), step.phaseId()).isEmpty()) {
              silent.add(guide.language() + ": " + step.phaseId() + " (" + phase.id() + ")");
            }
          }
        }
      }
    }
    assertThat(silent).as("write them in knowledge/family").isEmpty();
  }

  @Test
  void everyDrugThatAnyProtocolGivesHasItsWords() {
    Set<String> silent = new LinkedHashSet<>();
    for (FamilyGuide guide : Examples.library().guides().values()) {
      Stream.concat(
              Examples.library().phases().values().stream()
                  .flatMap(phase -> phase.elements().stream()),
              Examples.library().replacements().values().stream()
                  .flatMap(replacement -> replacement.elements().stream()))
          .filter(Element.Medication.class::isInstance)
          .map(Element.Medication.class::cast)
          .filter(one -> guide.drug(one.drug(), one.route()).isEmpty())
          .forEach(
              one -> silent.add(guide.language() + ": " + one.drug().id() + " " + one.route()));
    }
    assertThat(silent).as("write them in knowledge/family").isEmpty();
  }

  private static List<Phase> phases(Protocol.Step step) {
    return switch (step.variant()) {
      case Protocol.Variant.Always(Phase phase) -> List.of(phase);
      case Protocol.Variant.ByGroup(var phases) -> List.copyOf(phases.values());
      case Protocol.Variant.ByRows(var table) -> table.rows().stream().map(Row::then).toList();
    };
  }

  @Test
  void syllablesAreCountedAsTheyAreSpoken() {
    assertThat(Stream.of("leukemia", "bone", "tired", "marrow", "tablets", "called", "needed"))
        .extracting(Readability::englishSyllables)
        .containsExactly(4, 1, 2, 2, 2, 1, 2);
    assertThat(
            Stream.of("leucemia", "médula", "sangre", "guía", "quimio", "hueso", "día", "toalla"))
        .extracting(Readability::spanishSyllables)
        .containsExactly(3, 3, 2, 2, 2, 2, 2, 3);
  }
}
