package org.allway.words;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text in every language with {@code {names}} in it that stand for values. */
public record Template(Words text) {

  private static final Pattern NAME = Pattern.compile("\\{([a-z_0-9]+)}");

  /** The names that the text uses, in any language. */
  public List<String> names() {
    return NAME.matcher(text.en() + " " + text.es())
        .results()
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  /** The text with its values. */
  public Words filled(Function<String, Words> value) {
    return new Words(
        NAME.matcher(text.en())
            .replaceAll(found -> Matcher.quoteReplacement(value.apply(found.group(1)).en())),
        NAME.matcher(text.es())
            .replaceAll(found -> Matcher.quoteReplacement(value.apply(found.group(1)).es())));
  }
}
