package org.allway.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.allway.comparison.Arm;
import org.allway.comparison.Comparison;
import org.allway.comparison.Difference;
import org.allway.comparison.Figure;
import org.allway.comparison.Pair;
import org.allway.comparison.PhaseComparison;
import org.allway.comparison.Reference;
import org.allway.comparison.Said;
import org.allway.comparison.Side;
import org.allway.comparison.Standin;
import org.allway.comparison.Totals;
import org.allway.library.Phase;
import org.allway.rule.Value;

/** A comparison as JSON; further fields may be added. */
final class DiffJson {

  private DiffJson() {}

  static String text(Comparison comparison, Optional<String> group) {
    List<Pair> pairs = DiffText.pairs(comparison, group);
    Set<String> shown = pairs.stream().map(DiffText::groups).collect(Collectors.toSet());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("a", side(comparison.a(), comparison.unreachedA()));
    json.put("b", side(comparison.b(), comparison.unreachedB()));
    json.put("children", pairs.stream().map(DiffJson::pair).toList());
    json.put("centres", comparison.centres().stream().map(DiffJson::difference).toList());
    json.put("rules", comparison.rules().stream().map(DiffJson::difference).toList());
    json.put(
        "phases",
        comparison.phases().stream()
            .filter(phase -> phase.groups().stream().anyMatch(shown::contains))
            .map(DiffJson::phase)
            .toList());
    return PlanJson.write(json);
  }

  private static Map<String, Object> side(Side side, List<String> unreached) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("protocol", side.protocol().id());
    json.put("title", side.protocol().title().en());
    json.put("version", side.protocol().version());
    json.put("review", side.protocol().review());
    json.put("revised", side.protocol().revised().toString());
    json.put("centre", side.centre().id());
    json.put("groupsWithoutChild", unreached);
    return json;
  }

  private static Map<String, Object> pair(Pair pair) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sameChild", pair.sameChild());
    json.put("a", arm(pair.a()));
    json.put("b", arm(pair.b()));
    return json;
  }

  private static Map<String, Object> arm(Arm arm) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("group", arm.group());
    json.put("child", child(arm.child()));
    json.put("totals", totals(arm.totals()));
    return json;
  }

  private static Map<String, Object> child(Standin child) {
    Reference one = child.reference();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ageMonths", one.ageMonths());
    json.put("sex", one.sex());
    json.put("heightCm", one.heightCm());
    json.put("weightKg", one.weightKg());
    json.put("relapseMonths", one.relapseMonths());
    json.put("facts", one.facts());
    json.put("choices", one.choices());
    Map<String, Object> changes = new LinkedHashMap<>();
    child.changes().forEach((name, value) -> changes.put(name, plain(value)));
    json.put("changes", changes);
    return json;
  }

  private static Object plain(Value value) {
    return switch (value) {
      case Value.Num(double number) -> number;
      case Value.Bool(boolean truth) -> truth;
      case Value.Code(String code) -> code;
      case Value.Unknown _, Value.AtLeast _ -> value.toString();
    };
  }

  private static Map<String, Object> figure(Figure figure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("number", Math.rint(figure.number() * 100) / 100);
    json.put("atLeast", figure.atLeast());
    json.put("verified", figure.verified());
    return json;
  }

  private static Map<String, Object> totals(Totals totals) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("days", figure(totals.length()));
    json.put("endStated", totals.endStated());
    json.put("hospitalDays", figure(totals.stay()));
    json.put("visits", figure(totals.visits()));
    json.put("intrathecalDays", figure(totals.punctures()));
    Map<String, Object> exposures = new LinkedHashMap<>();
    for (Totals.Sum sum : totals.exposures()) {
      Map<String, Object> sets = new LinkedHashMap<>();
      sum.bySet().forEach((set, figure) -> sets.put(set, figure(figure)));
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("unit", sum.exposure().unit().text);
      one.put("sets", sets);
      exposures.put(sum.exposure().id(), one);
    }
    json.put("exposures", exposures);
    json.put("drugs", totals.drugs().stream().map(DiffJson::course).toList());
    json.put("radiotherapy", totals.beams().stream().map(DiffJson::beam).toList());
    json.put("phases", totals.stretches().stream().map(DiffJson::stretch).toList());
    json.put("undecided", totals.undecided());
    return json;
  }

  private static Map<String, Object> course(Totals.Course course) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("drug", course.drug().id());
    json.put("as", course.name());
    json.put("route", course.route().name());
    json.put("days", course.days());
    json.put("givings", course.givings());
    json.put("unit", course.unit().text);
    json.put("amount", figure(course.amount()));
    json.put("perM2", figure(course.perM2()));
    return json;
  }

  private static Map<String, Object> beam(Totals.Beam beam) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("site", beam.site());
    json.put("gray", figure(beam.gray()));
    json.put("fractions", beam.fractions());
    return json;
  }

  private static Map<String, Object> stretch(Totals.Stretch stretch) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("phase", stretch.id());
    json.put("texts", stretch.texts());
    json.put("cycles", stretch.cycles());
    json.put("days", stretch.days());
    return json;
  }

  private static Map<String, Object> phase(PhaseComparison phase) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("phase", phase.id());
    phase.a().map(Phase::id).ifPresent(id -> json.put("a", id));
    phase.b().map(Phase::id).ifPresent(id -> json.put("b", id));
    json.put("groups", phase.groups());
    json.put("differences", phase.differences().stream().map(DiffJson::difference).toList());
    return json;
  }

  private static Map<String, Object> difference(Difference one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("of", one.of());
    json.put("aspect", one.aspect().word);
    one.a().ifPresent(said -> json.put("a", said(said, one.aspect())));
    one.b().ifPresent(said -> json.put("b", said(said, one.aspect())));
    return json;
  }

  private static Map<String, Object> said(Said said, Difference.Aspect aspect) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("text", said.text());
    json.put("cites", said.evidence().cites());
    json.put("verified", said.verified(aspect));
    json.put("rule", said.evidence().place().fileAndLine());
    return json;
  }
}
