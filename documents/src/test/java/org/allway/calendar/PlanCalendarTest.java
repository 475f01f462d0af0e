package org.allway.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.allway.Examples;
import org.allway.calendar.CalendarEvent.Kind;
import org.allway.calendar.CalendarEvent.Status;
import org.allway.chart.Chart;
import org.allway.words.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlanCalendarTest {

  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

  private static final String EMMA =
      """
      child: {id: emma, name: "Emma, M; \\\\ Ñ", born: 2021-03-04, sex: female}
      centre: default
      chart:
        - {on: 2026-01-10, measure: {height_cm: 104, weight_kg: 17.2}}
        - {on: 2026-01-10, facts: {lineage: B, wbc: 12.4, cns: CNS1, testicular: false, down_syndrome: false, steroid_hours_2wk: 0}}
        - {on: 2026-01-12, start: induction}
        - {on: 2026-01-12, gave: {drug: vincristine, amount: 1.05 mg, route: IV}}
        - {on: 2026-02-09, facts: {mrd_eoi: 0.004, marrow_eoi: M1}}
        - {on: 2026-02-16, lab: {anc: 0.9, platelets: 110}}
      """;

  static List<String> children() {
    return Examples.children();
  }

  private static String text(Chart chart, LocalDate asOf, Language language) {
    return PlanCalendar.text(Examples.planner(), chart, asOf, LocalDate.MAX, language);
  }

  private static List<CalendarEvent> events(Chart chart, LocalDate asOf) {
    return PlanCalendar.events(Examples.planner(), chart, asOf, LocalDate.MAX, Language.EN);
  }

  private static CalendarEvent event(List<CalendarEvent> events, String key) {
    return events.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }

  private static String value(VEvent event, String property) {
    return event.getProperty(property).orElseThrow().getValue();
  }

  private static Map<String, VEvent> read(String text) throws IOException, ParserException {
    Calendar calendar = new CalendarBuilder().build(new StringReader(text));
    assertThat(calendar.validate().getEntries()).isEmpty();
    Map<String, VEvent> events = new HashMap<>();
    for (VEvent event : calendar.<VEvent>getComponents(Component.VEVENT)) {
      String uid = event.getUid().orElseThrow().getValue();
      assertThat(events.put(uid, event)).as("twice: " + uid).isNull();
    }
    return events;
  }

  @ParameterizedTest
  @MethodSource("children")
  void anotherReaderUnderstandsTheCalendarOfEveryExample(String child) throws Exception {
    Chart chart = Examples.chart(child);
    for (Language language : Language.values()) {
      LocalDate asOf = chart.lastEntry();
      List<CalendarEvent> planned =
          PlanCalendar.events(Examples.planner(), chart, asOf, LocalDate.MAX, language);
      Map<String, VEvent> read = read(text(chart, asOf, language));

      assertThat(read).hasSameSizeAs(planned);
      for (CalendarEvent event : planned) {
        VEvent other = Objects.requireNonNull(read.get(PlanCalendar.uid(child, event.key())));
        assertThat(value(other, "SUMMARY")).isEqualTo(event.summary());
        assertThat(value(other, "DESCRIPTION")).isEqualTo(String.join("\n", event.lines()));
        assertThat(value(other, "DTSTART")).isEqualTo(DATE.format(event.from()));
        assertThat(value(other, "DTEND")).isEqualTo(DATE.format(event.to().plusDays(1)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void linesAreFoldedAt75OctetsAndEndWithCrLf(Language language) {
    String text = text(Examples.chart("mateo"), LocalDate.of(2026, 3, 20), language);

    assertThat(text).endsWith("END:VCALENDAR\r\n");
    assertThat(text.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    for (String line : text.split("\r\n", -1)) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
    }
  }

  @Test
  void namesWithCommasSemicolonsAndBackslashesComeBackAsTheyWere() throws Exception {
    Chart chart = Examples.chart("emma", EMMA);
    String text = text(chart, LocalDate.of(2026, 2, 16), Language.EN);

    assertThat(text.replace("\r\n ", "")).contains("NAME:Emma\\, M\\; \\\\ Ñ: treatment plan");
    Calendar calendar = new CalendarBuilder().build(new StringReader(text));
    assertThat(calendar.getProperty("NAME").orElseThrow().getValue())
        .isEqualTo("Emma, M; \\ Ñ: treatment plan");
  }

  @Test
  void aCharacterIsNeverCutByAFold() {
    String text = new ContentLines().text("SUMMARY", "ñ½😀".repeat(60)).text();

    assertThat(text.replace("\r\n ", "")).isEqualTo("SUMMARY:" + "ñ½😀".repeat(60) + "\r\n");
    for (String line : text.split("\r\n", -1)) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
    }
  }

  @Test
  void aPhaseThatStartsLaterMovesItsEventsAndKeepsTheirNames() {
    Chart early = Examples.chart("emma", EMMA);
    Chart late = Examples.chart("emma", EMMA + "  - {on: 2026-02-20, start: consolidation}\n");
    CalendarEvent before = event(events(early, LocalDate.of(2026, 2, 16)), "consolidation/day-8");
    CalendarEvent after = event(events(late, LocalDate.of(2026, 2, 20)), "consolidation/day-8");

    assertThat(before.from()).isEqualTo(LocalDate.of(2026, 2, 23));
    assertThat(after.from()).isEqualTo(LocalDate.of(2026, 2, 27));
    assertThat(PlanCalendar.uid("emma", before.key()))
        .isEqualTo(PlanCalendar.uid("emma", after.key()));
    assertThat(before.status()).isEqualTo(Status.TENTATIVE);
    assertThat(after.status()).isEqualTo(Status.CONFIRMED);
  }

  @Test
  void aLaterDayOrALongerChartIsALaterRevision() throws Exception {
    Chart shorter = Examples.chart("emma", EMMA);
    Chart longer =
        Examples.chart("emma", EMMA + "  - {on: 2026-02-16, lab: {bilirubin_direct: 1}}\n");

    int first = sequence(text(shorter, LocalDate.of(2026, 2, 16), Language.EN));
    int sameDay = sequence(text(longer, LocalDate.of(2026, 2, 16), Language.EN));
    int nextDay = sequence(text(shorter, LocalDate.of(2026, 2, 17), Language.EN));

    assertThat(first).isLessThan(sameDay);
    assertThat(sameDay).isLessThan(nextDay);
  }

  private static int sequence(String text) throws Exception {
    return Integer.parseInt(value(read(text).values().iterator().next(), "SEQUENCE"));
  }

  @Test
  void theSameChartAndDayGiveTheSameBytes() {
    Chart chart = Examples.chart("mateo");

    assertThat(text(chart, LocalDate.of(2026, 3, 20), Language.ES))
        .isEqualTo(text(chart, LocalDate.of(2026, 3, 20), Language.ES));
  }

  @Test
  void whatAnEarlierPlanHeldForDaysToComeIsCancelled() {
    Chart chart =
        Examples.chart("emma", EMMA + "  - {on: 2026-03-01, relapse: {sites: [marrow]}}\n");
    List<CalendarEvent> events = events(chart, LocalDate.of(2026, 3, 1));
    CalendarEvent gone = event(events, "maintenance-7/start");

    assertThat(gone.status()).isEqualTo(Status.CANCELLED);
    assertThat(gone.summary()).startsWith("Cancelled: ");
    assertThat(events)
        .filteredOn(event -> event.from().isBefore(LocalDate.of(2026, 2, 16)))
        .extracting(CalendarEvent::key)
        .contains("induction/day-1");
  }

  @Test
  void whatWasGivenIsToldAsPastAndWhatIsMarkedKeepsItsMark() {
    List<CalendarEvent> emma = events(Examples.chart("emma", EMMA), LocalDate.of(2026, 2, 16));

    assertThat(event(emma, "induction/day-1").lines())
        .contains("vincristine 1.05 mg into a vein (IV) *: given 1.05 mg, 12 Jan 2026");
    assertThat(event(emma, "induction/day-8").lines())
        .contains("vincristine 1.05 mg into a vein (IV) *: no giving recorded");
    assertThat(event(emma, "induction/day-8").lines())
        .contains("* rests on a number without a source: check it against the centre's protocol.");
  }

  @Test
  void medicinesByMouthStandInWeeksAndTheWeeklyOnesOnTheirDay() {
    List<CalendarEvent> mateo = events(Examples.chart("mateo"), LocalDate.of(2026, 3, 20));
    CalendarEvent week = event(mateo, "maintenance-1/week-6");
    CalendarEvent day = event(mateo, "maintenance-1/home-day-36");

    assertThat(week.kind()).isEqualTo(Kind.HOME);
    assertThat(week.from()).isEqualTo(LocalDate.of(2026, 3, 25));
    assertThat(week.to()).isEqualTo(LocalDate.of(2026, 3, 31));
    assertThat(week.lines())
        .contains("mercaptopurine, tablets of 50 mg: Wed 25 Mar – Thu 26 Mar: 2");
    assertThat(day.from()).isEqualTo(LocalDate.of(2026, 3, 25));
    assertThat(day.summary()).isEqualTo("By mouth, day 36: methotrexate");
    assertThat(day.lines()).contains("methotrexate, tablets of 2.5 mg: Wed 25 Mar: 11");
  }

  @Test
  void aLeapDayIsADay() throws Exception {
    String leap = EMMA.replace("2026-01", "2028-01").replace("2026-02", "2028-02");
    Chart chart = Examples.chart("emma", leap + "  - {on: 2028-02-22, start: consolidation}\n");
    List<CalendarEvent> events = events(chart, LocalDate.of(2028, 2, 22));
    CalendarEvent day = event(events, "consolidation/day-8");

    assertThat(day.from()).isEqualTo(LocalDate.of(2028, 2, 29));
    String text = text(chart, LocalDate.of(2028, 2, 22), Language.EN);
    VEvent read = Objects.requireNonNull(read(text).get(PlanCalendar.uid("emma", day.key())));
    assertThat(value(read, "DTEND")).isEqualTo("20280301");
  }
}
