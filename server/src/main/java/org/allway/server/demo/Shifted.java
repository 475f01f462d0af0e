package org.allway.server.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chart file moved in time by whole days: every date in it alike, so that ages and intervals stay
 * as they are.
 */
final class Shifted {

  private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");
  private static final Pattern ENTRY = Pattern.compile("\\bon: *\"?(\\d{4}-\\d{2}-\\d{2})\\b");

  private Shifted() {}

  /** The text as if its last entry were of a day. */
  static String to(LocalDate day, String text) {
    Optional<LocalDate> last =
        ENTRY
            .matcher(text)
            .results()
            .map(found -> LocalDate.parse(found.group(1)))
            .max(Comparator.naturalOrder());
    return last.map(from -> by(ChronoUnit.DAYS.between(from, day), text)).orElse(text);
  }

  private static String by(long days, String text) {
    return DATE.matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(LocalDate.parse(found.group()).plusDays(days).toString()));
  }
}
