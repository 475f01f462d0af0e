package org.allway.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.allway.exposure.Account;
import org.allway.exposure.Share;
import org.allway.library.Exposure;
import org.allway.plan.Watch;
import org.allway.rule.Value;

/** What adds up over a life, and what to look for later, as JSON. */
final class ExposureJson {

  private static final double HUNDRED = 100;

  private ExposureJson() {}

  static List<Map<String, Object>> of(List<Account> accounts) {
    return accounts.stream()
        .filter(account -> !account.shares().isEmpty())
        .map(ExposureJson::account)
        .toList();
  }

  private static Map<String, Object> account(Account account) {
    Exposure exposure = account.exposure();
    Map<String, Object> raw = new LinkedHashMap<>();
    account.sources().forEach(source -> raw.put(source, sums(account, source)));
    List<Map<String, Object>> sets = new ArrayList<>();
    for (Exposure.FactorSet set : exposure.sets().values()) {
      Map<String, Object> json = PlanJson.object("id", set.id(), "title", set.title().en());
      json.putAll(sums(account, set.id()));
      json.put("notCounted", account.uncounted(set.id()));
      json.put("standIn", account.sources().stream().filter(set.standIns()::contains).toList());
      PlanJson.evidence(json, set.evidence());
      sets.add(json);
    }
    List<Map<String, Object>> elsewhere =
        account.shares().stream()
            .filter(share -> share.kind() == Share.Kind.ELSEWHERE && share.known())
            .map(share ->
                PlanJson.object(
                    "fact", share.source(), "on", share.on().toString(), "amount", share.amount()))
            .toList();
    return PlanJson.object(
        "id",
        exposure.id(),
        "title",
        exposure.title().en(),
        "unit",
        exposure.unit().text,
        "asGiven",
        raw,
        "sets",
        sets,
        "elsewhere",
        elsewhere,
        "dueNotRecorded",
        account.shares().stream().filter(share -> share.kind() == Share.Kind.DUE).count());
  }

  private static Map<String, Object> sums(Account account, String set) {
    Map<String, Object> json = new LinkedHashMap<>();
    put(json, "soFar", account.sum(set, Share.SO_FAR));
    put(json, "atTheEnd", account.sum(set, Share.AT_THE_END));
    return json;
  }

  /** What is only known in part is a lower bound, with what it lacks. */
  private static void put(Map<String, Object> json, String key, Value value) {
    switch (value) {
      case Value.Num(double sum) -> json.put(key, rounded(sum));
      case Value.AtLeast(double sum, Set<String> needs) ->
          json.put(key, PlanJson.object("atLeast", rounded(sum), "needs", List.copyOf(needs)));
      default -> json.put(key, value.toString());
    }
  }

  private static double rounded(double sum) {
    return Math.round(sum * HUNDRED) / HUNDRED;
  }

  static List<Map<String, Object>> lateEffects(List<Watch> watches) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Watch watch : watches) {
      Map<String, Object> json =
          PlanJson.object(
              "id",
              watch.effect().id(),
              "after",
              watch.effect().after().en(),
              "lookFor",
              watch.effect().lookFor().en(),
              "howOften",
              watch.effect().howOften().en(),
              "by",
              watch.by().name().toLowerCase(Locale.ROOT));
      if (!watch.needs().isEmpty()) {
        json.put("needs", List.copyOf(watch.needs()));
      }
      json.put("rule", watch.effect().place().fileAndLine());
      PlanJson.evidence(json, watch.effect().evidence());
      all.add(json);
    }
    return all;
  }
}
