package org.allway.server.family;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.allway.calendar.CalendarEvent;
import org.allway.server.account.Person;
import org.allway.server.page.Screen;
import org.allway.server.time.WardTime;
import org.allway.wording.Wording;
import org.allway.words.Language;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A child's calendar, month by month, and the link by which a phone reads it. */
@Controller
class CalendarPage {

  static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");

  private final Families families;
  private final Calendars calendars;
  private final CalendarLinks links;
  private final WardTime time;

  CalendarPage(Families families, Calendars calendars, CalendarLinks links, WardTime time) {
    this.families = families;
    this.calendars = calendars;
    this.links = links;
    this.time = time;
  }

  @GetMapping("/family/{child}/calendar")
  View month(
      Person person,
      Screen screen,
      HttpServletRequest request,
      @PathVariable UUID child,
      @RequestParam(defaultValue = "") String month) {
    YearMonth shown = month(month);
    Language language = person.language();
    Locale locale = Wording.locale(language);
    List<CalendarEvent> events = calendars.events(child, language);
    String link =
        links
            .of(person.account(), child)
            .map(token ->
                ServletUriComponentsBuilder.fromContextPath(request)
                    .path("/calendar/" + token + ".ics")
                    .toUriString())
            .orElse("");
    return screen.show(
        "family/calendar.jte",
        new CalendarModel(
            families.frame(child, person, "calendar"),
            DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(shown.atDay(1)),
            Stream.of(DayOfWeek.values())
                .map(day -> day.getDisplayName(TextStyle.SHORT, locale))
                .toList(),
            days(shown, events, new Wording(language)),
            shown.minusMonths(1).toString(),
            shown.plusMonths(1).toString(),
            link,
            link.isEmpty() ? "" : "webcal:" + URI.create(link).getSchemeSpecificPart()));
  }

  private YearMonth month(String text) {
    if (text.isEmpty()) {
      return YearMonth.from(time.today());
    }
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException _) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }

  private List<CalendarModel.Day> days(
      YearMonth month, List<CalendarEvent> events, Wording wording) {
    LocalDate from = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate to =
        month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)).plusDays(1);
    return from.datesUntil(to)
        .map(date ->
            new CalendarModel.Day(
                date,
                wording.shortDay(date),
                YearMonth.from(date).equals(month),
                date.equals(time.today()),
                events.stream()
                    .filter(one -> !one.from().isAfter(date) && !one.to().isBefore(date))
                    .map(one -> event(one, date, wording))
                    .toList()))
        .toList();
  }

  private static CalendarModel.Event event(CalendarEvent event, LocalDate date, Wording wording) {
    return new CalendarModel.Event(
        event.kind().name().toLowerCase(Locale.ROOT),
        event.summary(),
        event.from().equals(event.to()) ? "" : wording.shortDay(event.to()),
        event.lines().stream().filter(line -> !line.isBlank()).toList(),
        event.from().equals(date) || date.getDayOfMonth() == 1,
        event.status() == CalendarEvent.Status.CONFIRMED,
        event.status() == CalendarEvent.Status.CANCELLED);
  }

  @GetMapping("/family/{child}/calendar.ics")
  ResponseEntity<String> file(Person person, @PathVariable UUID child) {
    return ResponseEntity.ok()
        .contentType(CALENDAR)
        .header("Content-Disposition", "attachment; filename=\"calendar.ics\"")
        .body(calendars.feed(child, person.language()).text());
  }

  @PostMapping("/family/{child}/calendar/link")
  String link(Person person, @PathVariable UUID child) {
    links.make(person.account(), child);
    return "redirect:/family/" + child + "/calendar#link";
  }

  @PostMapping("/family/{child}/calendar/link/end")
  String end(Person person, @PathVariable UUID child) {
    links.end(person.account(), child);
    return "redirect:/family/" + child + "/calendar#link";
  }
}
