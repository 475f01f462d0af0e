package org.allway.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.allway.library.Titration;
import org.allway.titration.Course;
import org.allway.titration.Outlook;
import org.allway.titration.State;
import org.allway.titration.Step;

/** How the doses follow the counts, as JSON. */
final class TitrationJson {

  private TitrationJson() {}

  static Map<String, Object> of(Course course) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rules", course.rules().id());
    json.put("title", course.rules().title().en());
    json.put("from", course.from().toString());
    json.put("state", course.now().name());
    json.put("since", course.now().since().toString());
    json.put("held", course.titrator().holds(course.now()));
    json.put("drugs", drugs(course, course.now()));
    json.put("counts", course.steps().stream().map(step -> step(course, step)).toList());
    json.put("next", course.next().stream().map(TitrationJson::next).toList());
    json.put(
        "advice",
        course.advice().stream()
            .map(advice -> {
              Map<String, Object> one =
                  PlanJson.object("text", advice.text().en(), "action", advice.action().en());
              PlanJson.evidence(one, advice.evidence());
              return one;
            })
            .toList());
    PlanJson.evidence(json, course.rules().evidence());
    return json;
  }

  private static List<Map<String, Object>> drugs(Course course, State state) {
    List<Map<String, Object>> drugs = new ArrayList<>();
    for (int drug = 0; drug < course.rules().drugs().size(); drug++) {
      Titration.Titrated titrated = course.rules().drugs().get(drug);
      drugs.add(
          PlanJson.object(
              "drug",
              titrated.drug().id(),
              "route",
              titrated.route().name(),
              "share",
              course.titrator().share(state, drug),
              "individual",
              state.individual().get(drug)));
    }
    return drugs;
  }

  private static Map<String, Object> step(Course course, Step step) {
    Map<String, Object> counts = new LinkedHashMap<>();
    step.counts().forEach((name, value) -> counts.put(name, PlanJson.value(value)));
    Map<String, Object> json =
        PlanJson.object(
            "date", step.day().toString(), "counts", counts, "state", step.after().name());
    switch (step.outcome()) {
      case Step.Outcome.Changed(Titration.Row row) -> {
        json.put("drugs", drugs(course, step.after()));
        json.put("because", row.because().en());
        json.put("rule", row.place().fileAndLine());
        json.put("when", row.when().source());
        PlanJson.evidence(json, row.evidence());
      }
      case Step.Outcome.Lacks(Set<String> needs) -> json.put("needs", List.copyOf(needs));
      case Step.Outcome.Stays _ -> {}
    }
    switch (step.check()) {
      case Step.Check.Counts _ -> json.put("inARow", step.after().run().checks());
      case Step.Check.Skipped(Titration.Skip skip) -> json.put("notCounted", skip.because().en());
      case Step.Check.Breaks _, Step.Check.Lacks _ -> {}
    }
    return json;
  }

  private static Map<String, Object> next(Outlook next) {
    Map<String, Object> json = PlanJson.object("text", next.text().en(), "counts", next.checks());
    if (next.notBefore().isAfter(LocalDate.EPOCH)) {
      json.put("notBefore", next.notBefore().toString());
    }
    json.put("when", next.when().en());
    json.put("effect", next.effect().en());
    json.put("to", next.row().to().toLowerCase(Locale.ROOT));
    json.put("rule", next.row().place().fileAndLine());
    PlanJson.evidence(json, next.row().evidence());
    return json;
  }
}
