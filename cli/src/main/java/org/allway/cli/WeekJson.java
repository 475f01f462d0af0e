package org.allway.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.allway.dose.Amount;
import org.allway.dose.WeekPlan;
import org.allway.library.Product;
import org.allway.roadmap.Supply;

/** What is taken by mouth in the week to come, as JSON. */
final class WeekJson {

  private WeekJson() {}

  static List<Map<String, Object>> of(List<Supply> week) {
    return week.stream().map(WeekJson::supply).toList();
  }

  private static Map<String, Object> supply(Supply supply) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("drug", supply.drug().id());
    json.put("unit", supply.drug().unit().text);
    json.put("exact", new Amount(supply.best().wanted(), supply.drug().unit()).shown());
    json.put(
        "plans",
        supply.plans().stream().map(plan -> plan(supply, supply.product(), plan)).toList());
    json.put("tolerancePercent", supply.tolerance());
    json.put("toleranceVerified", supply.toleranceVerified());
    json.put("beyondTolerance", supply.beyond());
    json.put(
        "instead",
        supply.others().stream()
            .map(other -> plan(supply, other.product(), other.plan()))
            .toList());
    return json;
  }

  private static Map<String, Object> plan(Supply supply, Product product, WeekPlan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("form", product.form().name().toLowerCase(Locale.ROOT));
    if (product.form() == Product.Form.LIQUID) {
      json.put("perMl", product.perMl());
    } else {
      json.put("strength", product.amount().shown());
    }
    json.put("total", new Amount(plan.total(), supply.drug().unit()).shown());
    json.put("errorPercent", Math.round(plan.error() * 100) / 100.0);
    List<Map<String, Object>> days = new ArrayList<>();
    for (int day = 0; day < supply.days().size(); day++) {
      days.add(
          PlanJson.object(
              "date",
              supply.days().get(day).toString(),
              "amount",
              new Amount(plan.amount(day), supply.drug().unit()).shown(),
              "take",
              WeekText.pieces(product, plan.pieces().get(day))));
    }
    json.put("days", days);
    PlanJson.evidence(json, product.evidence());
    return json;
  }
}
