package org.allway.calendar;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.allway.calendar.CalendarEvent.Kind;
import org.allway.calendar.CalendarEvent.Status;
import org.allway.chart.Chart;
import org.allway.chart.Entry;
import org.allway.plan.Plan;
import org.allway.plan.Planner;
import org.allway.wording.Wording;
import org.allway.words.Language;
import org.allway.words.Words;

/**
 * A child's plan as an iCalendar file.
 *
 * <ul>
 *   <li>The UID of an event comes from the child and what the event holds, so that a day that
 *       shifts is the same event on another day.
 *   <li>Its revision grows with the day of the plan and with the number of entries of the chart: a
 *       later file updates an earlier one. There is no clock in it.
 *   <li>What an earlier plan of the same chart held for days to come, and this one does not, is
 *       cancelled by name.
 * </ul>
 */
public final class PlanCalendar {

  private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
  private static final int ENTRIES = 10_000;
  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

  private static final Words NAME = new Words("treatment plan", "plan de tratamiento");
  private static final Words CANCELLED = new Words("Cancelled", "Anulado");

  private PlanCalendar() {}

  /** The events of the plan of a day, and those of earlier plans that are cancelled by it. */
  public static List<CalendarEvent> events(
      Planner planner, Chart chart, LocalDate asOf, LocalDate knownOn, Language language) {
    Wording wording = new Wording(language);
    Map<String, CalendarEvent> events = new LinkedHashMap<>();
    for (LocalDate day : revisions(chart, asOf, knownOn)) {
      Plan before = planner.plan(chart, day, knownOn.isBefore(day) ? knownOn : day);
      for (CalendarEvent event : PlanEvents.of(before, wording)) {
        events.put(event.key(), event);
      }
    }
    events.values().removeIf(event -> event.to().isBefore(asOf));
    events.replaceAll((_, event) -> cancelled(event, wording));
    for (CalendarEvent event : PlanEvents.of(planner.plan(chart, asOf, knownOn), wording)) {
      events.put(event.key(), event);
    }
    return events.values().stream()
        .sorted(Comparator.comparing(CalendarEvent::from).thenComparing(CalendarEvent::kind))
        .toList();
  }

  private static CalendarEvent cancelled(CalendarEvent event, Wording wording) {
    return new CalendarEvent(
        event.key(),
        event.kind(),
        event.from(),
        event.to(),
        wording.say(CANCELLED) + ": " + event.summary(),
        List.of(),
        Status.CANCELLED);
  }

  /** The days before this one on which the chart changed: then a calendar may have been made. */
  private static SortedSet<LocalDate> revisions(Chart chart, LocalDate asOf, LocalDate knownOn) {
    SortedSet<LocalDate> days = new TreeSet<>();
    for (Entry entry : chart.entries()) {
      days.add(entry.when().on());
      if (!entry.when().recorded().isAfter(knownOn)) {
        days.add(entry.when().recorded());
      }
    }
    return days.headSet(asOf);
  }

  /** The whole file. */
  public static String text(
      Planner planner, Chart chart, LocalDate asOf, LocalDate knownOn, Language language) {
    return text(events(planner, chart, asOf, knownOn, language), chart, asOf, knownOn, language);
  }

  private static String text(
      List<CalendarEvent> events,
      Chart chart,
      LocalDate asOf,
      LocalDate knownOn,
      Language language) {
    String name = chart.child().name() + ": " + NAME.in(language);
    ContentLines lines =
        new ContentLines()
            .raw("BEGIN", "VCALENDAR")
            .raw("VERSION", "2.0")
            .raw("PRODID", "-//Allway//Treatment plan//" + language)
            .raw("CALSCALE", "GREGORIAN")
            .text("NAME", name)
            .text("X-WR-CALNAME", name);
    String stamp = DATE.format(asOf) + "T000000Z";
    String sequence = Long.toString(sequence(chart, asOf, knownOn));
    for (CalendarEvent event : events) {
      lines
          .raw("BEGIN", "VEVENT")
          .raw("UID", uid(chart.child().id(), event.key()))
          .raw("DTSTAMP", stamp)
          .raw("LAST-MODIFIED", stamp)
          .raw("SEQUENCE", sequence)
          .raw("DTSTART;VALUE=DATE", DATE.format(event.from()))
          .raw("DTEND;VALUE=DATE", DATE.format(event.to().plusDays(1)))
          .text("SUMMARY", event.summary())
          .text("DESCRIPTION", String.join("\n", event.lines()))
          .text("CATEGORIES", category(event.kind()).in(language))
          .raw("STATUS", event.status().name())
          .raw("TRANSP", event.kind() == Kind.CLINIC ? "OPAQUE" : "TRANSPARENT")
          .raw("CLASS", "PRIVATE")
          .raw("END", "VEVENT");
    }
    return lines.raw("END", "VCALENDAR").text();
  }

  /** Says nothing of the child to whom sees it: a UID travels further than an event does. */
  static String uid(String child, String key) {
    byte[] name = ("allway/" + child + "/" + key).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name) + "@allway";
  }

  private static long sequence(Chart chart, LocalDate asOf, LocalDate knownOn) {
    List<Entry> known = new ArrayList<>(chart.entries());
    known.removeIf(
        entry -> entry.when().on().isAfter(asOf) || entry.when().recorded().isAfter(knownOn));
    long days = Math.max(0, ChronoUnit.DAYS.between(FIRST_DAY, asOf));
    return days * ENTRIES + Math.min(known.size(), ENTRIES - 1);
  }

  private static Words category(Kind kind) {
    return switch (kind) {
      case PHASE -> new Words("Phase", "Fase");
      case CLINIC -> new Words("Clinic", "Hospital");
      case HOME -> new Words("By mouth", "Por la boca");
    };
  }
}
