package org.allway.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allway.Bundled;
import org.allway.Tiny;
import org.allway.dose.Route;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A comparison of protocols")
class ComparisonTest {

  private static final Library LIBRARY = Bundled.library();

  private static Comparison of(String a, String b) {
    return Comparison.of(LIBRARY, a, b, "default");
  }

  private static Pair pair(Comparison comparison, String groupA, String groupB) {
    return comparison.pairs().stream()
        .filter(pair -> pair.a().group().equals(groupA) && pair.b().group().equals(groupB))
        .findFirst()
        .orElseThrow();
  }

  private static Totals.Course course(Totals totals, String name, Route route) {
    return totals.drugs().stream()
        .filter(course -> course.name().equals(name) && course.route() == route)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> said(List<Difference> differences) {
    return differences.stream()
        .map(one ->
            one.of()
                + ", "
                + one.aspect().word
                + ": "
                + one.a().map(Said::text).orElse("-")
                + " / "
                + one.b().map(Said::text).orElse("-"))
        .toList();
  }

  @Test
  @DisplayName("finds a child for every group of every protocol, and none of itself to tell apart")
  void everyGroup() {
    List<String> missing = new ArrayList<>();
    for (Protocol protocol : LIBRARY.protocols().values()) {
      Comparison one = of(protocol.id(), protocol.id());
      one.unreachedA().forEach(group -> missing.add(protocol.id() + " " + group));
      assertThat(one.rules()).isEmpty();
      assertThat(one.phases()).isNotEmpty().allMatch(phase -> phase.differences().isEmpty());
      assertThat(one.pairs()).allMatch(pair -> pair.a().totals().equals(pair.b().totals()));
    }
    assertThat(missing).isEmpty();
  }

  @Test
  @DisplayName("counts the same child under both, changed as little as its group asks")
  void sameChild() {
    Comparison comparison = of("cog-2010-b-all", "cog-2019-b-all");
    Pair high = pair(comparison, "HR", "HR");
    assertThat(high.sameChild()).isTrue();
    assertThat(high.a().child().changes().keySet()).containsExactly("wbc");
    assertThat(pair(comparison, "AR", "SR-Avg").a().child().changes()).isEmpty();
    assertThat(course(high.a().totals(), "pegaspargase", Route.IV).givings()).isEqualTo(5);
    assertThat(course(high.b().totals(), "pegaspargase", Route.IV).givings()).isEqualTo(7);
    Totals.Course infusions = course(high.a().totals(), "high-dose-methotrexate", Route.IV);
    assertThat(infusions.perM2().number()).isEqualTo(20_000);
    assertThat(infusions.amount().verified()).isFalse();
    assertThat(high.a().totals().stay()).isEqualTo(new Figure(16, false, false));
    assertThat(high.b().totals().punctures().number())
        .isEqualTo(course(high.b().totals(), "methotrexate", Route.IT).days() + 1.0);
  }

  @Test
  @DisplayName("names what only one has, with its sources and marks")
  void onlyOne() {
    PhaseComparison second =
        of("cog-2010-b-all", "cog-2019-b-all").phases().stream()
            .filter(phase -> phase.id().equals("interim-maintenance-2"))
            .filter(phase -> phase.a().isEmpty() && phase.groups().contains("HR"))
            .findFirst()
            .orElseThrow();
    Difference climbing =
        second.differences().stream()
            .filter(one -> one.of().equals("methotrexate IV"))
            .findFirst()
            .orElseThrow();
    Said said = climbing.b().orElseThrow();
    assertThat(climbing.a()).isEmpty();
    assertThat(said.text()).contains("100 mg/m2 rising by 50 mg/m2", "days 1, 11, 21, 31, 41");
    assertThat(said.verified(climbing.aspect())).isFalse();
    assertThat(said.evidence().place().file()).endsWith(".yaml");
  }

  @Test
  @DisplayName("gives each side a child of its own where none fits both")
  void noCommonChild() {
    Comparison comparison = of("cog-2019-b-all", "cog-2019-t-all");
    assertThat(comparison.pairs()).hasSize(1);
    Pair only = comparison.pairs().getFirst();
    assertThat(only.sameChild()).isFalse();
    assertThat(only.b().child().changes().keySet()).containsExactly("lineage");
    assertThat(said(comparison.rules()))
        .contains(
            "who is treated, who: - / lineage == 'T'", "who is treated, who: lineage == 'B' / -");
  }

  @Test
  @DisplayName("brings infants and relapsed children where a protocol treats no others")
  void otherChildren() {
    assertThat(pair(of("interfant-06", "interfant-06"), "Infant-High", "Infant-High").a().child())
        .satisfies(child -> assertThat(child.reference().ageMonths()).isLessThan(6));
    Comparison relapse = of("aall1331", "uk-all-r3");
    assertThat(relapse.pairs())
        .isNotEmpty()
        .allMatch(pair -> !pair.a().child().reference().relapseMonths().isEmpty());
    assertThat(relapse.pairs()).anyMatch(pair -> !pair.b().totals().endStated());
  }

  @Test
  @DisplayName("leaves out what nobody has decided and says so, until the child's answer is given")
  void decided() {
    Totals open = of("ph-positive", "ph-positive").pairs().getFirst().a().totals();
    assertThat(open.undecided()).contains("kinase-inhibitor");
    assertThat(open.drugs()).noneMatch(course -> course.name().equals("imatinib"));
    Reference child =
        Reference.CHILD.with(Reference.CHILD.facts(), Map.of("kinase-inhibitor", "imatinib"));
    Side side = Comparison.side(LIBRARY, "ph-positive", "default");
    Totals settled = Comparison.of(side, side, List.of(child)).pairs().getFirst().a().totals();
    assertThat(settled.undecided()).doesNotContain("kinase-inhibitor");
    assertThat(course(settled, "imatinib", Route.PO).days()).isGreaterThan(600);
  }

  @Test
  @DisplayName("shows what two centres make of one protocol")
  void centres() {
    Comparison comparison =
        Comparison.of(
            Comparison.side(LIBRARY, "adapted-b-all", "default"),
            Comparison.side(LIBRARY, "adapted-b-all", "low-resource"),
            Reference.usual());
    assertThat(said(comparison.centres()))
        .contains("asparaginase-product, routine: pegaspargase / asparaginase");
    Pair high = pair(comparison, "High", "High");
    assertThat(high.a().totals().drugs()).noneMatch(one -> one.name().equals("asparaginase"));
    assertThat(course(high.b().totals(), "asparaginase", Route.IM).givings()).isPositive();
    assertThat(comparison.phases()).allMatch(phase -> phase.differences().isEmpty());
  }

  @Test
  @DisplayName("tells two versions of one protocol apart, to the dose, the day and the condition")
  void versions() {
    List<KnowledgeText> changed =
        Bundled.texts().stream()
            .map(text ->
                new KnowledgeText(
                    text.file(),
                    text.content()
                        .replace(
                            "drug: cyclophosphamide, dose: 1000 mg/m2, route: IV, over: 30-60 min,"
                                + " days: [1, 29]",
                            "drug: cyclophosphamide, dose: 900 mg/m2, route: IV, over: 30-60 min,"
                                + " days: [1, 30]")
                        .replace("age_at_diagnosis >= 13", "age_at_diagnosis >= 14")))
            .toList();
    Comparison comparison =
        Comparison.of(
            Comparison.side(LIBRARY, "cog-2010-b-all", "default"),
            Comparison.side(Tiny.compile(changed), "cog-2010-b-all", "default"),
            Reference.usual());
    PhaseComparison consolidation =
        comparison.phases().stream()
            .filter(
                phase -> phase.a().map(one -> one.id().equals("abfm-consolidation")).orElse(false))
            .findFirst()
            .orElseThrow();
    assertThat(said(consolidation.differences()))
        .containsExactly(
            "cyclophosphamide IV, dose: 1000 mg/m2 / 900 mg/m2",
            "cyclophosphamide IV, days: days 1, 29 / days 1, 30");
    assertThat(said(comparison.rules()))
        .anyMatch(text -> text.startsWith("risk groups, risk: ") && text.contains(">= 13"))
        .anyMatch(text -> text.startsWith("risk groups, risk: - / ") && text.contains(">= 14"));
    Totals before = pair(comparison, "HR", "HR").a().totals();
    Totals after = pair(comparison, "HR", "HR").b().totals();
    assertThat(course(before, "cyclophosphamide", Route.IV).perM2().number())
        .isCloseTo(3000, within(0.001));
    assertThat(course(after, "cyclophosphamide", Route.IV).perM2().number())
        .isCloseTo(2800, within(0.001));
  }

  @Test
  @DisplayName("adds up radiotherapy with its fractions")
  void radiotherapy() {
    Totals irradiated = pair(of("cog-2010-b-all", "cog-2019-b-all"), "VHR", "HR").a().totals();
    assertThat(irradiated.beams())
        .containsExactly(new Totals.Beam("cranial", new Figure(18, false, false), 10));
  }
}
