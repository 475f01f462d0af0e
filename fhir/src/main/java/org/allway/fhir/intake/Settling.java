package org.allway.fhir.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.chart.Entry;
import org.allway.library.Codes;

/**
 * Holds what the resources propose against each other: the same twice is taken once, of several
 * values of a day the latest counts, and what contradicts is not taken.
 */
final class Settling {

  private final Optional<LocalDate> diagnosed;
  private final Optional<LocalDate> treated;
  private final List<Entry> entries = new ArrayList<>();

  Settling(Optional<LocalDate> diagnosed, Optional<LocalDate> treated) {
    this.diagnosed = diagnosed;
    this.treated = treated;
  }

  List<Entry> settle(List<Proposal> proposals) {
    Map<String, List<Proposal>> oneResult = new LinkedHashMap<>();
    Map<String, List<Proposal>> sameDay = new LinkedHashMap<>();
    for (Proposal one : proposals) {
      switch (one.at()) {
        case Codes.At.Always _, Codes.At.Never _ ->
            sameDay
                .computeIfAbsent(one.key() + " " + one.when().on(), _ -> new ArrayList<>())
                .add(one);
        case Codes.At.Diagnosis _, Codes.At.Days _ ->
            oneResult.computeIfAbsent(one.key(), _ -> new ArrayList<>()).add(one);
      }
    }
    oneResult.values().forEach(this::oneOf);
    sameDay.values().forEach(this::day);
    return entries;
  }

  /** Of all results of a code, the one that is the result of that time. */
  private void oneOf(List<Proposal> proposals) {
    List<Proposal> within = proposals.stream().filter(this::within).toList();
    for (Proposal other : proposals) {
      if (!within.contains(other)) {
        other.item().notNeeded(why(other));
      }
    }
    if (within.isEmpty()) {
      return;
    }
    boolean first = within.getFirst().at() instanceof Codes.At.Diagnosis;
    Comparator<LocalDate> order = first ? Comparator.naturalOrder() : Comparator.reverseOrder();
    LocalDate day = within.stream().map(one -> one.when().on()).min(order).orElseThrow();
    List<Proposal> then = within.stream().filter(one -> one.when().on().equals(day)).toList();
    for (Proposal other : within) {
      if (!then.contains(other)) {
        other
            .item()
            .notNeeded(
                name(other)
                    + ": "
                    + (first ? "the first result of that time counts, of " : "the last, of ")
                    + day);
      }
    }
    day(then);
  }

  private boolean within(Proposal one) {
    LocalDate on = one.when().on();
    return switch (one.at()) {
      case Codes.At.Diagnosis(int before) ->
          diagnosed.or(() -> treated).filter(day -> !on.isBefore(day.minusDays(before))).isPresent()
              && treated.map(day -> !on.isAfter(day)).orElse(true);
      case Codes.At.Days(int from, int to) ->
          treated
              .filter(day ->
                  !on.isBefore(day.plusDays(from - 1L)) && !on.isAfter(day.plusDays(to - 1L)))
              .isPresent();
      default -> true;
    };
  }

  private String why(Proposal one) {
    return switch (one.at()) {
      case Codes.At.Diagnosis _ when diagnosed.isEmpty() && treated.isEmpty() ->
          name(one) + ": no diagnosis tells which result belongs to it";
      case Codes.At.Diagnosis _ -> name(one) + ": not a result of the time of diagnosis";
      case Codes.At.Days(int from, int to) ->
          name(one) + ": not of days " + from + " to " + to + " of treatment";
      default -> name(one);
    };
  }

  private static String name(Proposal one) {
    return one.key().replaceFirst("^fact ", "");
  }

  private void day(List<Proposal> proposals) {
    List<Proposal> different = new ArrayList<>();
    for (Proposal one : proposals) {
      Optional<Proposal> like = different.stream().filter(other -> alike(one, other)).findFirst();
      if (like.isPresent()) {
        one.item().fate(new Fate.Duplicate(one.shows(), like.get().item().label));
      } else {
        different.add(one);
      }
    }
    if (different.size() == 1 || !different.getFirst().key().startsWith("fact ")) {
      different.forEach(this::take);
      return;
    }
    Optional<Proposal> newest = newest(different);
    for (Proposal one : different) {
      if (newest.isEmpty()) {
        String others =
            different.stream()
                .filter(other -> other != one)
                .map(other -> other.shows() + " of " + other.item().label)
                .reduce((a, b) -> a + " and " + b)
                .orElse("");
        one.item().fate(new Fate.Contradiction(one.shows(), others));
      } else if (newest.get() == one) {
        take(one);
      } else {
        one.item()
            .fate(
                new Fate.Superseded(
                    one.shows(), "the later result of " + newest.get().item().label));
      }
    }
  }

  /**
   * Whether two say the same: of values whatever the time; of givings and the like only at the same
   * moment, or where one of them names none.
   */
  private static boolean alike(Proposal one, Proposal other) {
    return one.same().equals(other.same())
        && (one.key().startsWith("fact ")
            || one.time().isEmpty()
            || other.time().isEmpty()
            || stamp(one, false).equals(stamp(other, false)));
  }

  /** The latest by the moment on the day, else by when it was issued; nothing if neither tells. */
  private static Optional<Proposal> newest(List<Proposal> proposals) {
    for (boolean issued : List.of(false, true)) {
      List<Proposal> last = new ArrayList<>(proposals);
      if (last.stream().anyMatch(one -> stamp(one, issued).isEmpty())) {
        continue;
      }
      last.sort(Comparator.comparing((Proposal one) -> stamp(one, issued)).reversed());
      if (!stamp(last.get(0), issued).equals(stamp(last.get(1), issued))) {
        return Optional.of(last.getFirst());
      }
    }
    return Optional.empty();
  }

  private static String stamp(Proposal one, boolean issued) {
    String text = issued ? one.issued() : one.time();
    if (text.isEmpty()) {
      return "";
    }
    try {
      return java.time.OffsetDateTime.parse(text).toInstant().toString();
    } catch (java.time.DateTimeException _) {
      return text;
    }
  }

  private void take(Proposal one) {
    entries.addAll(one.entries());
    one.item().fate(new Fate.Taken(one.shows(), one.remarks()));
  }
}
