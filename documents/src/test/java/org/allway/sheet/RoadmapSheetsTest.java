package org.allway.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.allway.Examples;
import org.allway.Paperwork;
import org.allway.plan.Plan;
import org.allway.print.Page;
import org.allway.print.Paper;
import org.allway.print.Printer;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.PlannedPhase;
import org.allway.wording.Names;
import org.allway.wording.Wording;
import org.allway.wording.Workings;
import org.allway.words.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RoadmapSheetsTest {

  private static final Printer PRINTER = new Printer();

  static Stream<Arguments> children() {
    return Examples.children().stream()
        .flatMap(child -> Stream.of(Language.values()).map(one -> Arguments.of(child, one)));
  }

  private static Page page(String child, Language language, Paper paper, String phase) {
    Optional<String> only = Optional.of(phase).filter(one -> !one.isEmpty());
    return RoadmapSheets.of(Examples.library(), Examples.plan(child), language, paper, only);
  }

  private static byte[] pdf(String child, Language language, Paper paper, String phase) {
    return PRINTER.pdf(page(child, language, paper, phase), Examples.plan(child).asOf());
  }

  @ParameterizedTest
  @MethodSource("children")
  void everyExampleHasItsSheets(String child, Language language) {
    String html = page(child, language, Paper.A4, "").html();

    Paperwork.parse(html);
    for (PlannedPhase phase : Examples.plan(child).roadmap().phases()) {
      assertThat(html).contains("(" + phase.id() + ")</h1>");
    }
  }

  @ParameterizedTest
  @EnumSource(Paper.class)
  void theSheetsAreAccessibleInBothSizesAndFontsAreInThem(Paper paper) throws Exception {
    byte[] pdf = pdf("emma", Language.ES, paper, "");

    assertThat(Paperwork.faultsOfAccess(pdf)).isEmpty();
    assertThat(Paperwork.fontsNotEmbedded(pdf)).isEmpty();
  }

  @Test
  void everyPageSaysWhoseItIsByWhichTextOfWhichDayAndItsNumber() throws Exception {
    List<String> pages = Paperwork.pages(pdf("leo", Language.EN, Paper.LETTER, ""));

    for (int page = 1; page <= pages.size(); page++) {
      assertThat(pages.get(page - 1))
          .contains("Leo (leo), boy, born 20 May 2018")
          .contains("cog-2010-b-all 1.0.0")
          .contains("Plan as of 2 Mar 2026")
          .contains("* rests on a number that nobody has found in a source")
          .contains("Page " + page + " of " + pages.size());
    }
  }

  @Test
  void aPhaseReadsFromTopToBottomAndHasWhatAWardNeeds() throws Exception {
    String text = Paperwork.text(pdf("leo", Language.EN, Paper.A4, "consolidation"));

    List<Integer> order = new ArrayList<>();
    for (String words :
        List.of(
            "Consolidation (augmented BFM)",
            "Body surface: 0.93 m² (124 cm, 25 kg, 10 Jan 2026)",
            "Start criteria: day 1: neutrophils ≥ 0.75 and platelets ≥ 75",
            "Prescriber / date:",
            "Initials",
            "Mon 16 Feb 2026",
            "69.6 mg",
            "Mon 2 Mar 2026",
            "0.7 mg *",
            "left out: Erwinia",
            "927.96 mg",
            "Dose modifications",
            "Vincristine and the liver")) {
      int after = order.isEmpty() ? 0 : order.getLast();
      int at = text.indexOf(words, after);
      assertThat(at).as(words).isNotNegative();
      order.add(at);
    }
    assertThat(order).isSorted();
  }

  @Test
  void whatIsProvisionalSaysSo() {
    assertThat(page("leo", Language.EN, Paper.A4, "delayed-intensification").html())
        .contains("PROVISIONAL: earliest day");
    assertThat(page("leo", Language.ES, Paper.A4, "delayed-intensification").html())
        .contains("PROVISIONAL: primer día posible");
  }

  @Test
  void aPhaseBehindARelapseNamesTheProtocolOfItsTime() {
    assertThat(page("aisha", Language.EN, Paper.A4, "induction").html())
        .contains("cog-2019-b-all 1.0.0. Plan as of")
        .doesNotContain("Menin. revumenib");
    assertThat(page("aisha", Language.EN, Paper.A4, "revumenib-1").html())
        .contains("Risk group: Menin. revumenib 0.1.0. Plan as of");
  }

  @Test
  void wordsAreExtractedLetterByLetter() throws Exception {
    byte[] pdf = pdf("emma", Language.ES, Paper.A4, "consolidation");

    assertThat(Paperwork.letters(pdf)).contains("Superficie").doesNotContain("\uFB01");
  }

  @Test
  void aDoseThatAPersonDecidesSaysWhoAndNoEmptyNeed() {
    assertThat(page("liam", Language.EN, Paper.A4, "conditioning").html())
        .contains("By the protocol of the transplant centre")
        .doesNotContain("needs: )");
  }

  @Test
  void aStartCriterionIsSaidWithoutNegationsOfSentences() {
    assertThat(page("aisha", Language.EN, Paper.A4, "revumenib-1").html())
        .contains("QTc not known or QTc ≤ 450");
    assertThat(page("aisha", Language.ES, Paper.A4, "revumenib-1").html())
        .contains("QTc no conocido o QTc ≤ 450");
  }

  @Test
  void theDaysOfAPhaseFitOnOneSheet() throws Exception {
    for (String phase :
        List.of("induction", "interim-maintenance-1", "delayed-intensification", "maintenance-2")) {
      List<String> pages = Paperwork.pages(pdf("mateo", Language.ES, Paper.A4, phase));
      assertThat(pages).as(phase).filteredOn(page -> page.contains("Cómo se calculó")).hasSize(1);
    }
  }

  @Test
  void theWorkingsSayWhatTheEngineSays() {
    Workings workings = new Workings(new Wording(Language.EN), new Names(Examples.library()));
    for (String child : Examples.children()) {
      Examples.plan(child).roadmap().phases().stream()
          .flatMap(phase -> phase.doses().stream())
          .forEach(dose -> {
            if (dose.dosage() instanceof Dosage.Calculated calculated) {
              String engine =
                  calculated
                      .basis()
                      .text()
                      .replace(" x ", " × ")
                      .replace("m2", "m²")
                      .replace("/day", "/d")
                      .replace("ug", "mcg")
                      .replace(">=", "≥")
                      .replace("<=", "≤");
              assertThat(workings.of(dose)).isEqualTo(engine);
            }
          });
    }
  }

  @Test
  void theSamePlanGivesTheSameBytes() {
    assertThat(pdf("emma", Language.EN, Paper.A4, "consolidation"))
        .isEqualTo(pdf("emma", Language.EN, Paper.A4, "consolidation"));
  }

  @Test
  void aPlanWithoutAProtocolIsStillAPage() throws Exception {
    String chart =
        """
        child: {id: x, name: X, born: 2021-03-04, sex: female}
        centre: default
        chart:
          - {on: 2026-01-10, facts: {wbc: 12.4}}
        """;
    Plan plan = Examples.plan(Examples.chart("x", chart), LocalDate.of(2026, 1, 10));
    Page page = RoadmapSheets.of(Examples.library(), plan, Language.EN, Paper.A4, Optional.empty());

    assertThat(Paperwork.text(PRINTER.pdf(page, plan.asOf()))).contains("Still needed");
  }
}
