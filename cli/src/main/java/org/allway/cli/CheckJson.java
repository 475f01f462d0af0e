package org.allway.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.allway.chart.Chart;
import org.allway.order.Checked;
import org.allway.order.Order;
import org.allway.order.OrderFinding;
import org.allway.order.Orders;

/** The outcome of an order check for other programs. */
final class CheckJson {

  private CheckJson() {}

  static String text(Chart chart, Orders orders, Checked checked) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("child", chart.child().id());
    json.put("stopped", checked.stops());
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < orders.orders().size(); i++) {
      list.add(order(orders.orders().get(i), i, checked));
    }
    json.put("orders", list);
    List<Object> findings = new ArrayList<>();
    checked.findings().forEach(finding -> findings.add(finding(finding)));
    json.put("findings", findings);
    return PlanJson.write(json);
  }

  private static Map<String, Object> order(Order order, int position, Checked checked) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("order", position);
    json.put("on", order.on().toString());
    json.put("drug", order.drug().id());
    json.put("amount", order.amount().shown());
    json.put("unit", order.amount().unit().text);
    json.put("route", order.route().name());
    List<Object> open = new ArrayList<>();
    for (Checked.Open one : checked.open()) {
      if (one.position() == position) {
        open.add(Map.of("code", one.check().code(), "needs", List.copyOf(one.needs())));
      }
    }
    json.put("notChecked", open);
    return json;
  }

  private static Map<String, Object> finding(OrderFinding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("order", finding.position());
    json.put("severity", finding.level().name().toLowerCase(Locale.ROOT));
    json.put("code", finding.code());
    json.put("absolute", finding.absolute());
    json.put("text", finding.text().en());
    json.put("action", finding.action().en());
    json.put("rule", finding.evidence().place().fileAndLine());
    json.put("cites", finding.evidence().cites());
    json.put("verified", finding.evidence().verified());
    finding
        .override()
        .ifPresent(override -> {
          Map<String, Object> signed = new LinkedHashMap<>();
          signed.put("by", override.by());
          signed.put("second", override.second());
          signed.put("reason", override.reason());
          json.put("override", signed);
        });
    return json;
  }
}
