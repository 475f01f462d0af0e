package org.allway.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.allway.assess.Assessment;
import org.allway.assess.Reason;
import org.allway.assess.Selection;
import org.allway.dose.Amount;
import org.allway.library.Care;
import org.allway.library.Element;
import org.allway.library.Evidence;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.library.Schedule;
import org.allway.plan.Decision;
import org.allway.plan.Finding;
import org.allway.plan.Leg;
import org.allway.plan.Plan;
import org.allway.roadmap.Adjustment;
import org.allway.roadmap.Basis;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Standing;
import org.allway.rule.Value;
import tools.jackson.databind.json.JsonMapper;

/** The plan as JSON, by the stable contract; further fields may be added, none taken away. */
final class PlanJson {

  private PlanJson() {}

  static String text(Library library, Plan plan) {
    return write(plan(plan));
  }

  /** Any JSON of the command, as people can read it too. */
  static String write(Map<String, Object> json) {
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(json)
        + "\n";
  }

  private static Map<String, Object> plan(Plan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("child", plan.child().id());
    json.put("asOf", plan.asOf().toString());
    json.put("state", plan.state());
    json.put("risk", risk(plan));
    if (plan.selection() instanceof Selection.Chosen(var index, var _, var _)) {
      Protocol protocol = index.protocol();
      json.put(
          "protocol",
          object(
              "id",
              protocol.id(),
              "version",
              protocol.version(),
              "title",
              protocol.title().en(),
              "family",
              plan.family().id(),
              "review",
              protocol.review(),
              "revised",
              protocol.revised().toString()));
    } else {
      json.put("protocol", object("family", plan.family().id()));
    }
    json.put("way", plan.way().stream().map(PlanJson::leg).toList());
    json.put("centre", plan.centre().id());
    json.put("phases", plan.roadmap().phases().stream().map(PlanJson::phase).toList());
    if (plan.roadmap().endKnown()) {
      json.put("endOfTherapy", plan.roadmap().ends().toString());
      json.put("endOfTherapyProvisional", !plan.roadmap().endCertain());
    }
    if (!plan.roadmap().titrations().isEmpty()) {
      json.put("titration", TitrationJson.of(plan.roadmap().titrations().getFirst()));
    }
    json.put("week", WeekJson.of(plan.week()));
    json.put("clearances", plan.clearances().stream().map(ClearanceJson::of).toList());
    json.put("care", plan.care().stream().map(PlanJson::care).toList());
    json.put("exposures", ExposureJson.of(plan.exposures()));
    json.put("lateEffects", ExposureJson.lateEffects(plan.lateEffects()));
    json.put(
        "needs",
        plan.needs().stream()
            .map(need ->
                object(
                    "fact",
                    need.fact(),
                    "label",
                    need.label().en(),
                    "by",
                    need.by().toString(),
                    "for",
                    need.what()))
            .toList());
    json.put("decisions", plan.decisions().stream().map(PlanJson::decision).toList());
    json.put("findings", plan.findings().stream().map(PlanJson::finding).toList());
    return json;
  }

  private static Map<String, Object> risk(Plan plan) {
    Assessment assessment = plan.assessment();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("group", assessment.undetermined() ? "undetermined" : assessment.group());
    json.put("stage", assessment.stage());
    json.put("provisional", assessment.provisional());
    json.put("possible", assessment.possible().stream().filter(group -> !group.isEmpty()).toList());
    json.put("because", assessment.because().stream().map(PlanJson::reason).toList());
    json.put(
        "needs",
        plan.needs().stream()
            .filter(need -> need.what().equals("risk") || need.what().equals("eligibility"))
            .map(need -> object("fact", need.fact(), "by", need.by().toString()))
            .toList());
    return json;
  }

  private static Map<String, Object> reason(Reason reason) {
    Map<String, Object> facts = new LinkedHashMap<>();
    reason.facts().forEach((name, value) -> facts.put(name, value(value)));
    Map<String, Object> json =
        object(
            "text",
            reason.text().en(),
            "rule",
            reason.evidence().place().fileAndLine(),
            "when",
            reason.rule(),
            "facts",
            facts);
    if (!reason.assumed().isEmpty()) {
      json.put("assumed", List.copyOf(reason.assumed()));
    }
    evidence(json, reason.evidence());
    return json;
  }

  static Object value(Value value) {
    return switch (value) {
      case Value.Num(double number) ->
          number == Math.rint(number) ? (Object) (long) number : (Object) number;
      case Value.Bool(boolean truth) -> truth;
      case Value.Code(String code) -> code;
      case Value.AtLeast(double number, var _) -> value(new Value.Num(number)) + " or more";
      case Value.Unknown _ -> "unknown";
    };
  }

  private static Map<String, Object> phase(PlannedPhase phase) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", phase.id());
    json.put("title", phase.phase().title().en());
    json.put("uses", phase.phase().id());
    json.put("status", phase.status().name().toLowerCase(Locale.ROOT));
    json.put("start", phase.start().date().toString());
    json.put("end", phase.end().toString());
    json.put("startKnown", phase.start().kind().name().toLowerCase(Locale.ROOT));
    if (!phase.phase().evidence().verified()) {
      json.put("unverified", List.copyOf(phase.phase().evidence().unverified()));
    }
    if (phase.size().known()) {
      json.put("bsa", Math.round(phase.size().bsa() * 10000) / 10000.0);
    }
    List<Map<String, Object>> doses = new ArrayList<>();
    phase.doses().forEach(dose -> doses.add(dose(dose)));
    json.put("doses", doses);
    json.put(
        "assessments",
        phase.checks().stream()
            .map(check ->
                object(
                    "day",
                    check.checkpoint().day(),
                    "date",
                    check.date().toString(),
                    "facts",
                    check.checkpoint().facts().stream().map(fact -> fact.name()).toList()))
            .toList());
    json.put("radiotherapy", phase.irradiations().stream().map(PlanJson::irradiation).toList());
    json.put(
        "waiting",
        phase.waiting().stream()
            .map(waiting ->
                object("what", what(waiting.element()), "needs", List.copyOf(waiting.needs())))
            .toList());
    json.put(
        "givenNotPlanned",
        phase.unplanned().stream()
            .map(gave ->
                object(
                    "date",
                    gave.when().on().toString(),
                    "drug",
                    gave.drug().id(),
                    "amount",
                    gave.amount().shown(),
                    "unit",
                    gave.amount().unit().text,
                    "route",
                    gave.route().name()))
            .toList());
    return json;
  }

  private static String what(Element element) {
    return switch (element) {
      case Element.Medication drug -> drug.drug().id();
      case Element.Radiotherapy beam -> beam.site() + " radiotherapy";
    };
  }

  private static Map<String, Object> irradiation(PlannedPhase.Irradiation irradiation) {
    Element.Radiotherapy beam = irradiation.element();
    Map<String, Object> json =
        object(
            "site",
            beam.site(),
            "from",
            irradiation.from().toString(),
            "dose",
            beam.dose().shown(),
            "unit",
            beam.dose().unit().text,
            "fractions",
            beam.fractions());
    evidence(json, beam.evidence());
    return json;
  }

  private static Map<String, Object> dose(Dose dose) {
    Element.Medication element = dose.element();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("day", dose.day());
    json.put("date", dose.date().toString());
    if (dose.hour() != Schedule.NO_HOUR) {
      json.put("hour", dose.hour());
    }
    json.put("drug", element.drug().id());
    switch (dose.dosage()) {
      case Dosage.Calculated calculated -> {
        Amount amount = calculated.amount();
        Basis basis = calculated.basis();
        json.put("amount", amount.shown());
        json.put(
            "unit", element.infusionDays() > 0 ? amount.unit().text + "/day" : amount.unit().text);
        json.put("exact", calculated.exact().shown());
        if (basis.share() != Basis.WHOLE) {
          json.put("planned", calculated.whole().shown());
          json.put("share", basis.share());
          json.put("because", basis.shared());
        }
        json.put("basis", basis.text());
      }
      case Dosage.Asked(String code, var question, var needs) -> {
        json.put("unit", element.drug().unit().text);
        json.put("asks", object("code", code, "text", question.en(), "needs", List.copyOf(needs)));
        json.put("basis", question.en());
      }
    }
    json.put("route", element.route().name());
    if (element.times() > 1) {
      json.put("times", element.times());
    }
    if (element.infusionDays() > 0) {
      json.put("infusionDays", element.infusionDays());
    }
    if (element.hospitalDays() > 0) {
      json.put("hospitalDays", element.hospitalDays());
    }
    if (!element.over().isEmpty()) {
      json.put("over", element.over());
    }
    if (!element.injection().isEmpty()) {
      json.put("injection", element.injection());
    }
    json.put("status", dose.standing().word());
    switch (dose.standing()) {
      case Standing.Given(var on, var amount, var route) ->
          json.put(
              "given",
              object(
                  "date",
                  on.toString(),
                  "amount",
                  amount.shown(),
                  "unit",
                  amount.unit().text,
                  "route",
                  route.name()));
      case Standing.Held(String reason) -> json.put("reason", reason);
      case Standing.Omitted(String reason) -> json.put("reason", reason);
      case Standing.Projected _, Standing.Due _ -> {}
    }
    if (!dose.adapted().acting().isEmpty()) {
      json.put("adapted", dose.adapted().acting().stream().map(PlanJson::adjustment).toList());
    }
    json.put("rule", element.place().fileAndLine());
    json.put("cites", element.evidence().cites());
    json.put("verified", dose.verified());
    if (!dose.unverified().isEmpty()) {
      json.put("unverified", List.copyOf(dose.unverified()));
    }
    return json;
  }

  private static Map<String, Object> care(Care care) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", care.id());
    json.put("topic", care.topic().en());
    json.put("text", care.text().en());
    json.put("rule", care.place().fileAndLine());
    evidence(json, care.evidence());
    return json;
  }

  private static Map<String, Object> adjustment(Adjustment one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("adaptation", one.adaptation().id());
    json.put("text", one.because().en());
    json.put("rule", one.row().place().fileAndLine());
    evidence(json, one.row().evidence());
    return json;
  }

  static void evidence(Map<String, Object> json, Evidence evidence) {
    json.put("cites", evidence.cites());
    json.put("verified", evidence.verified());
    if (!evidence.verified()) {
      json.put("unverified", List.copyOf(evidence.unverified()));
    }
  }

  private static Map<String, Object> decision(Decision decision) {
    List<Map<String, Object>> options = new ArrayList<>();
    for (Decision.Option option : decision.options()) {
      Map<String, Object> json =
          object(
              "id",
              option.id(),
              "label",
              option.label().en(),
              "status",
              option.status().name().toLowerCase(Locale.ROOT),
              "because",
              option.because().isEmpty() ? List.of() : List.of(option.because().en()));
      evidence(json, option.evidence());
      json.put(
          "excludedBecause",
          option.grounds().stream().map(ground -> ground.because().en()).toList());
      json.put("needs", List.copyOf(option.needs()));
      json.put("leadsTo", option.leadsTo().stream().map(PlanJson::ahead).toList());
      options.add(json);
    }
    return object(
        "id",
        decision.id(),
        "question",
        decision.question().en(),
        "options",
        options,
        "chosen",
        decision.chosen(),
        "settledBy",
        decision.settledBy().name().toLowerCase(Locale.ROOT));
  }

  private static Map<String, Object> ahead(Decision.Ahead phase) {
    return object(
        "phase",
        phase.phase(),
        "title",
        phase.title().en(),
        "start",
        phase.start().toString(),
        "end",
        phase.end().toString());
  }

  private static Map<String, Object> leg(Leg leg) {
    return object(
        "protocol",
        leg.protocol().id(),
        "from",
        leg.from().toString(),
        "choice",
        leg.choice(),
        "answer",
        leg.answer().en());
  }

  private static Map<String, Object> finding(Finding finding) {
    return object(
        "severity",
        finding.level().name().toLowerCase(Locale.ROOT),
        "code",
        finding.code(),
        "text",
        finding.text().en(),
        "action",
        finding.action().en(),
        "cites",
        finding.cites());
  }

  /** An object from keys and values in turn. */
  static Map<String, Object> object(Object... keysAndValues) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      json.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return json;
  }
}
