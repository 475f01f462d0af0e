package org.allway.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.allway.Examples;
import org.allway.Paperwork;
import org.allway.library.Contact;
import org.allway.library.FamilyGuide;
import org.allway.plan.Plan;
import org.allway.print.Page;
import org.allway.print.Paper;
import org.allway.print.Printer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GuidePageTest {

  private static final ZonedDateTime MORNING =
      ZonedDateTime.parse("2026-02-16T08:15-06:00[America/Chicago]");

  static Stream<Arguments> guides() {
    return Examples.children().stream()
        .flatMap(child -> Stream.of(Arguments.of(child, "en"), Arguments.of(child, "es")));
  }

  private static FamilyGuide guide(String language) {
    return Objects.requireNonNull(Examples.library().guides().get(language));
  }

  private static Page page(Plan plan, String language, ZonedDateTime now) {
    return GuidePage.of(Examples.library(), guide(language), plan, now, Paper.A4);
  }

  private static String html(String child, String language, ZonedDateTime now) {
    return page(Examples.plan(child), language, now).html();
  }

  @ParameterizedTest
  @MethodSource("guides")
  void everyExampleHasAGuideThatIsSoundXml(String child, String language) {
    String html = html(child, language, MORNING);

    Paperwork.parse(html);
    assertThat(html).contains("<html lang=\"" + language + "\"");
    assertThat(html).doesNotContain(guide(language).label(FamilyGuide.Label.MISSING));
  }

  @Test
  void theSameWordsStandOnceForThisCourseAndTheNext() {
    assertThat(html("kofi", "en", MORNING)).containsOnlyOnce("Burkitt leukemia grows");
  }

  @Test
  void whatCannotWaitStandsBeforeAllElse() {
    String html = html("emma", "en", MORNING);

    List<Integer> order =
        Stream.of(
                "Do not wait. Call day or night.",
                "Who you can reach now",
                "Call on the same day",
                "Where you are now",
                "What comes next",
                "Medicines for these 7 days",
                "About your medicines",
                "Medicine at home",
                "What you may want to ask",
                "Sources")
            .filter(html::contains)
            .map(html::indexOf)
            .toList();
    assertThat(order).hasSizeGreaterThanOrEqualTo(8).isSorted();
  }

  /** The chat's hours are those of Chicago, in winter and in summer, to the minute. */
  @ParameterizedTest
  @CsvSource({
    "2026-02-16T12:59:59Z, false",
    "2026-02-16T13:00:00Z, true",
    "2026-02-17T00:29:59Z, true",
    "2026-02-17T00:30:00Z, false",
    "2026-07-13T11:59:59Z, false",
    "2026-07-13T12:00:00Z, true",
    "2026-07-13T23:30:00Z, false",
    "2026-02-14T18:00:00Z, false",
    "2026-03-09T12:30:00Z, true",
    "2026-03-06T12:30:00Z, false",
    "2026-11-02T12:30:00Z, false",
    "2026-11-02T13:00:00Z, true"
  })
  void theChatIsOpenOnWeekdaysByTheClockOfChicago(String instant, boolean open) {
    Contact chat = guide("en").helplines().getLast();

    assertThat(chat.open(Instant.parse(instant))).isEqualTo(open);
    assertThat(guide("en").helplines().getFirst().open(Instant.parse(instant))).isTrue();
  }

  @Test
  void aClosedChatSaysWhenItOpensOnTheFamilysOwnClock() {
    ZonedDateTime saturday = ZonedDateTime.of(2026, 3, 7, 10, 0, 0, 0, ZoneId.of("Europe/Madrid"));
    String html = html("emma", "es", saturday);

    // Chicago is on summer time from Sunday on, Madrid not yet.
    assertThat(html).contains("cerrado ahora").contains("abre el lun 9 mar 2026, 13:00");
    assertThat(html).contains("abierto de día y de noche");
  }

  @Test
  void theWeekIsInTabletsWithAPictureAndItsWords() {
    String html = html("mateo", "en", MORNING);

    assertThat(html).contains("11 tablets of 2.5 mg (27.5 mg)").contains("Wed 25 Mar");
    assertThat(html).contains("2 tablets of 50 mg (100 mg)").contains("every day");
    assertThat(html).contains("role=\"img\" aria-label=\"by mouth\"");
  }

  @Test
  void namesOfChildrenCannotWriteIntoThePage() {
    Plan emma = Examples.plan("emma");
    String chart =
        """
        child: {id: x, name: "<script>alert(1)</script> & \\"x\\"", born: 2021-03-04, sex: female}
        centre: default
        chart:
          - {on: 2026-01-10, facts: {lineage: B, wbc: 12.4, cns: CNS1, testicular: false, down_syndrome: false, steroid_hours_2wk: 0}}
          - {on: 2026-01-12, start: induction}
        """;
    Plan plan = Examples.plan(Examples.chart("x", chart), emma.asOf());
    String html = page(plan, "en", MORNING).html();

    assertThat(html).doesNotContain("<script>").contains("&lt;script&gt;");
    Paperwork.parse(html);
  }

  @ParameterizedTest
  @CsvSource({"en", "es"})
  void theGuideOnPaperIsAccessibleAndCanBeReadOutInOrder(String language) throws Exception {
    Plan plan = Examples.plan("mateo");
    byte[] pdf = new Printer().pdf(page(plan, language, MORNING), plan.asOf());

    assertThat(Paperwork.faultsOfAccess(pdf)).isEmpty();
    assertThat(Paperwork.fontsNotEmbedded(pdf)).isEmpty();
    String text = Paperwork.text(pdf);
    FamilyGuide guide = guide(language);
    List<Integer> order =
        Stream.of(
                guide.topics(FamilyGuide.Part.URGENT).getFirst().title(),
                guide.label(FamilyGuide.Label.REACH),
                guide.topics(FamilyGuide.Part.TODAY).getFirst().title(),
                guide.label(FamilyGuide.Label.THIS_PHASE),
                guide.label(FamilyGuide.Label.WEEK),
                guide.label(FamilyGuide.Label.MEDICINES))
            .map(text::indexOf)
            .toList();
    assertThat(order).doesNotContain(-1).isSorted();
    assertThat(text).contains("Mateo").contains("cog-2010-b-all 1.0.0");
  }

  @Test
  void theSamePlanAndMomentGiveTheSameBytes() {
    Plan plan = Examples.plan("emma");

    assertThat(new Printer().pdf(page(plan, "es", MORNING), plan.asOf()))
        .isEqualTo(new Printer().pdf(page(plan, "es", MORNING), plan.asOf()));
  }
}
