package org.allway.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.dose.Amount;
import org.allway.library.Rescue;
import org.allway.plan.Clearance;

/** Levels after a drug in high dose, for programs. */
final class ClearanceJson {

  private ClearanceJson() {}

  static Map<String, Object> of(Clearance clearance) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("after", clearance.rescue().after());
    json.put("given", clearance.start().toString());
    json.put("rules", clearance.rescue().id());
    json.put("ended", clearance.ended());
    json.put("readings", clearance.readings().stream().map(ClearanceJson::reading).toList());
    json.put("missingHours", clearance.missing().stream().map(Rescue.Expected::hour).toList());
    return json;
  }

  private static Map<String, Object> reading(Clearance.Reading reading) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("date", reading.on().toString());
    json.put("hour", reading.hour());
    json.put("level", reading.level());
    reading.rise().ifPresent(rise -> json.put("kidneyRise", rise));
    reading.expected().ifPresent(one -> json.put("expectedUpTo", one.most()));
    json.put("high", reading.high());
    reading.answer().ifPresent(row -> json.put("rescue", answer(row, reading.amount())));
    json.put(
        "also", reading.also().stream().map(one -> answer(one.answer(), one.amount())).toList());
    json.put("needs", List.copyOf(reading.needs()));
    return json;
  }

  private static Map<String, Object> answer(Rescue.Answer row, Optional<Amount> amount) {
    Map<String, Object> json = new LinkedHashMap<>();
    row.give()
        .ifPresent(give -> {
          json.put("drug", give.drug().id());
          json.put("route", give.route().name());
          amount.ifPresent(one -> {
            json.put("amount", one.shown());
            json.put("unit", one.unit().text);
          });
          json.put("everyHours", give.every());
        });
    json.put("ends", row.ends());
    json.put("text", row.text().en());
    json.put("rule", row.place().fileAndLine());
    PlanJson.evidence(json, row.evidence());
    return json;
  }
}
