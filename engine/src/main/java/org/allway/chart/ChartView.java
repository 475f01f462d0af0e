package org.allway.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allway.dose.Route;
import org.allway.library.Drug;
import org.allway.rule.Value;

/** A chart as it stood on one day, by what was known on another. */
public final class ChartView {

  private final Chart chart;
  private final LocalDate asOf;
  private final Map<Integer, List<Dated>> values = new HashMap<>();
  private final List<Entry.Started> started = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();
  private final List<Entry.Gave> givings = new ArrayList<>();
  private final Map<String, List<Chosen>> choices = new HashMap<>();
  private final List<Entry.Relapsed> relapses = new ArrayList<>();
  private final Map<Drug, List<Entry>> holds = new HashMap<>();
  private final List<Entry.Happened> events = new ArrayList<>();
  private final List<Entry> medicines = new ArrayList<>();
  private final Map<Drug, List<Entry.Adapted>> adapted = new HashMap<>();
  private final List<Entry.Noted> noted = new ArrayList<>();
  private final List<LocalDate> changes = new ArrayList<>();
  private final Set<LocalDate> days = new HashSet<>();

  /** What was decided, and on which day. */
  public record Turn(LocalDate on, String choice, String option) {}

  /** A value with the day from which it holds. */
  public record Dated(LocalDate on, Value value) {}

  private record Chosen(LocalDate on, String option) {}

  ChartView(Chart chart, LocalDate asOf, LocalDate knownOn) {
    this.chart = chart;
    this.asOf = asOf;
    Set<String> withdrawn = new HashSet<>();
    for (Entry entry : chart.entries()) {
      if (entry instanceof Entry.Withdrawn(var when, String id, var _)
          && !when.recorded().isAfter(knownOn)) {
        withdrawn.add(id);
      }
    }
    for (Entry entry : chart.entries()) {
      Entry.When when = entry.when();
      boolean seen = !when.on().isAfter(asOf) && !when.recorded().isAfter(knownOn);
      if (seen && (when.id().isEmpty() || !withdrawn.contains(when.id()))) {
        take(entry);
      }
    }
  }

  private ChartView(ChartView like) {
    this.chart = like.chart;
    this.asOf = like.asOf;
    values.putAll(like.values);
    started.addAll(like.started);
    turns.addAll(like.turns);
    givings.addAll(like.givings);
    choices.putAll(like.choices);
    relapses.addAll(like.relapses);
    holds.putAll(like.holds);
    events.addAll(like.events);
    medicines.addAll(like.medicines);
    adapted.putAll(like.adapted);
    noted.addAll(like.noted);
    changes.addAll(like.changes);
    days.addAll(like.days);
  }

  private void take(Entry entry) {
    LocalDate on = entry.when().on();
    days.add(on);
    switch (entry) {
      case Entry.Noted one -> {
        noted.add(one);
        one.values()
            .forEach((slot, value) ->
                values.computeIfAbsent(slot, _ -> new ArrayList<>()).add(new Dated(on, value)));
        changed(on);
      }
      case Entry.Started one -> started.add(one);
      case Entry.Gave gave -> givings.add(gave);
      case Entry.Chose(var _, Map<String, String> options) -> {
        options.forEach((id, option) -> {
          choices.computeIfAbsent(id, _ -> new ArrayList<>()).add(new Chosen(on, option));
          turns.add(new Turn(on, id, option));
        });
        changed(on);
      }
      case Entry.Relapsed relapsed -> {
        relapses.add(relapsed);
        changed(on);
      }
      case Entry.Held held -> holds.computeIfAbsent(held.drug(), _ -> new ArrayList<>()).add(held);
      case Entry.Resumed resumed ->
          holds.computeIfAbsent(resumed.drug(), _ -> new ArrayList<>()).add(resumed);
      case Entry.Omitted omitted ->
          holds.computeIfAbsent(omitted.drug(), _ -> new ArrayList<>()).add(omitted);
      case Entry.Happened happened -> {
        events.add(happened);
        changed(on);
      }
      case Entry.Takes _, Entry.Stops _ -> medicines.add(entry);
      case Entry.Adapted one ->
          adapted.computeIfAbsent(one.drug(), _ -> new ArrayList<>()).add(one);
      case Entry.Withdrawn _ -> {}
    }
  }

  private void changed(LocalDate on) {
    if (changes.isEmpty() || !changes.getLast().equals(on)) {
      changes.add(on);
    }
  }

  public Chart chart() {
    return chart;
  }

  public LocalDate asOf() {
    return asOf;
  }

  /** The newest value of a slot on a day. */
  public Optional<Dated> latest(int slot, LocalDate day) {
    List<Dated> dated = values.get(slot);
    if (dated == null) {
      return Optional.empty();
    }
    for (int i = dated.size() - 1; i >= 0; i--) {
      if (!dated.get(i).on().isAfter(day)) {
        return Optional.of(dated.get(i));
      }
    }
    return Optional.empty();
  }

  /**
   * The days after {@code from}, up to the view's own, on which a value of one of these slots is
   * new.
   */
  public List<LocalDate> daysWith(Set<Integer> slots, LocalDate from) {
    return slots.stream()
        .flatMap(slot -> values.getOrDefault(slot, List.of()).stream())
        .map(Dated::on)
        .filter(day -> day.isAfter(from))
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether facts, choices or relapses were noted after a day. */
  public boolean changedAfter(LocalDate day) {
    return !changes.isEmpty() && changes.getLast().isAfter(day);
  }

  /** The starts of phases that are recorded between two days, the first included. */
  public Starts starts(LocalDate from, LocalDate until) {
    return new Starts(started, from, until);
  }

  /** All recorded givings, in time. */
  public List<Entry.Gave> givings() {
    return givings;
  }

  /** The givings that are recorded between two days, the first included. */
  public List<Entry.Gave> givings(LocalDate from, LocalDate until) {
    return givings.stream()
        .filter(gave -> !gave.when().on().isBefore(from) && gave.when().on().isBefore(until))
        .toList();
  }

  /** All that was decided, in time. */
  public List<Turn> turns() {
    return turns;
  }

  /** The same chart, as if these values had been noted on a day. */
  public ChartView noting(LocalDate on, Map<Integer, Value> more) {
    ChartView other = new ChartView(this);
    more.forEach((slot, value) -> {
      List<Dated> dated = new ArrayList<>(values.getOrDefault(slot, List.of()));
      dated.add(new Dated(on, value));
      dated.sort(Comparator.comparing(Dated::on));
      other.values.put(slot, dated);
    });
    return other;
  }

  public Optional<String> chosen(String choice, LocalDate day) {
    List<Chosen> chosen = choices.getOrDefault(choice, List.of());
    for (int i = chosen.size() - 1; i >= 0; i--) {
      if (!chosen.get(i).on().isAfter(day)) {
        return Optional.of(chosen.get(i).option());
      }
    }
    return Optional.empty();
  }

  /** The days of all relapses up to a day, in time. */
  public List<LocalDate> relapses(LocalDate day) {
    return relapses.stream()
        .map(relapse -> relapse.when().on())
        .filter(on -> !on.isAfter(day))
        .toList();
  }

  public List<Entry.Happened> events() {
    return events;
  }

  /** Medicines begun and ended besides the protocol, in time. */
  public List<Entry> medicines() {
    return medicines;
  }

  /** Holds that nobody has ended. */
  public List<Entry> openHolds() {
    return holds.keySet().stream()
        .flatMap(drug -> hold(drug, asOf).stream())
        .filter(Entry.Held.class::isInstance)
        .sorted(Comparator.comparingInt(entry -> entry.when().order()))
        .toList();
  }

  /** All that was recorded of holding a drug, in time. */
  public List<Entry> holds(Drug drug) {
    return holds.getOrDefault(drug, List.of());
  }

  /** Whether anything was held or omitted at all. */
  public boolean holdsAnything() {
    return !holds.isEmpty();
  }

  /** The days on which anything was recorded. */
  public Set<LocalDate> days() {
    return days;
  }

  /** All that was noted, in time: values of one entry belong together. */
  public List<Entry.Noted> noted() {
    return noted;
  }

  /** The first day on which a value of a slot was known. */
  public Optional<LocalDate> firstKnown(int slot) {
    return values.getOrDefault(slot, List.of()).stream()
        .filter(dated -> !(dated.value() instanceof Value.Unknown))
        .map(Dated::on)
        .findFirst();
  }

  /** Whether a value of a slot was ever recorded. */
  public boolean notes(int slot) {
    return values.containsKey(slot);
  }

  /** Whether people have set any individual dose. */
  public boolean adaptsAnything() {
    return !adapted.isEmpty();
  }

  /** Whether people have set an individual dose of a drug. */
  public boolean adapts(Drug drug) {
    return adapted.containsKey(drug);
  }

  /** The individual dose of a drug by a route that people have set last. */
  public Optional<Entry.Adapted> adapted(Drug drug, Route route, LocalDate day) {
    List<Entry.Adapted> all = adapted.getOrDefault(drug, List.of());
    for (int i = all.size() - 1; i >= 0; i--) {
      Entry.Adapted one = all.get(i);
      if (!one.when().on().isAfter(day)
          && one.route().map(wanted -> wanted == route).orElse(true)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** What keeps a drug from being given on a day, if anything does. */
  public Optional<Entry> hold(Drug drug, LocalDate day) {
    Optional<Entry> holding = Optional.empty();
    for (Entry entry : holds.getOrDefault(drug, List.of())) {
      LocalDate on = entry.when().on();
      switch (entry) {
        case Entry.Omitted omitted when on.equals(day) -> {
          return Optional.of(omitted);
        }
        case Entry.Held held when !on.isAfter(day) -> holding = Optional.of(held);
        case Entry.Resumed _ when !on.isAfter(day) -> holding = Optional.empty();
        default -> {}
      }
    }
    return holding;
  }
}
