package org.allway.library;

import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days of a phase, ascending; day 1 is the first. */
public final class Days {

  public static final Days NONE = new Days(new int[0]);

  private static final Pattern SINGLE = Pattern.compile("(\\d+)(?:-(\\d+))?");
  private static final Pattern EVERY = Pattern.compile("every (\\d+) from (\\d+) to (\\d+)");
  private static final int LONGEST = 2000;

  private final int[] days;

  private Days(int[] days) {
    this.days = days;
  }

  public static Days of(java.util.Collection<Integer> days) {
    return new Days(new TreeSet<>(days).stream().mapToInt(Integer::intValue).toArray());
  }

  /** Reads "4", "1-28" or "every 7 from 8 to 78". */
  public static Optional<Days> parse(String text) {
    Matcher single = SINGLE.matcher(text.strip());
    if (single.matches()) {
      int from = Integer.parseInt(single.group(1));
      int to = single.group(2) == null ? from : Integer.parseInt(single.group(2));
      return range(from, to, 1);
    }
    Matcher every = EVERY.matcher(text.strip());
    if (every.matches()) {
      return range(
          Integer.parseInt(every.group(2)),
          Integer.parseInt(every.group(3)),
          Integer.parseInt(every.group(1)));
    }
    return Optional.empty();
  }

  private static Optional<Days> range(int from, int to, int step) {
    if (from < 1 || to < from || step < 1 || to > LONGEST) {
      return Optional.empty();
    }
    int[] days = new int[(to - from) / step + 1];
    for (int i = 0; i < days.length; i++) {
      days[i] = from + i * step;
    }
    return Optional.of(new Days(days));
  }

  /** Every day from one to another. */
  public static Days daily(int from, int to) {
    return range(from, to, 1).orElseThrow();
  }

  public Days and(Days others) {
    TreeSet<Integer> all = new TreeSet<>();
    Arrays.stream(days).forEach(all::add);
    Arrays.stream(others.days).forEach(all::add);
    return of(all);
  }

  public int count() {
    return days.length;
  }

  public int get(int index) {
    return days[index];
  }

  public boolean contains(int day) {
    return Arrays.binarySearch(days, day) >= 0;
  }

  public int last() {
    return days.length == 0 ? 0 : days[days.length - 1];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Days that && Arrays.equals(days, that.days);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(days);
  }

  /** As a protocol writes them: "1-5, 29-33". */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < days.length) {
      int end = i;
      while (end + 1 < days.length && days[end + 1] == days[end] + 1) {
        end++;
      }
      text.append(text.isEmpty() ? "" : ", ").append(days[i]);
      if (end > i) {
        text.append(end == i + 1 ? ", " : "-").append(days[end]);
      }
      i = end + 1;
    }
    return text.toString();
  }
}
