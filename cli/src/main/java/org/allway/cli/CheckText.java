package org.allway.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.allway.chart.Chart;
import org.allway.library.Check;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.order.Checked;
import org.allway.order.Order;
import org.allway.order.OrderFinding;
import org.allway.order.Orders;

/** The outcome of an order check for a reader at a terminal. */
final class CheckText {

  private CheckText() {}

  static String text(
      Library library, Chart chart, Orders orders, Checked checked, Ink ink, boolean why) {
    StringBuilder out = new StringBuilder();
    out.append(ink.bold(chart.child().name()))
        .append(" (")
        .append(chart.child().id())
        .append(")\n");
    for (int i = 0; i < orders.orders().size(); i++) {
      out.append('\n').append(ink.bold(order(orders.orders().get(i)))).append('\n');
      int position = i;
      List<OrderFinding> own =
          checked.findings().stream().filter(finding -> finding.position() == position).toList();
      if (own.isEmpty()) {
        out.append("  nothing found against it\n");
      }
      own.forEach(finding -> out.append(finding(finding, ink, why)));
      open(library, checked, position)
          .forEach((needs, codes) ->
              out.append(
                  Wrap.lines(
                      "  ?    ",
                      "Not checked for want of " + needs + ": " + String.join(", ", codes))));
    }
    out.append('\n').append(verdict(checked, ink)).append('\n');
    return out.toString();
  }

  static String order(Order order) {
    StringBuilder text = new StringBuilder();
    text.append(order.drug().label().en()).append(' ').append(order.amount()).append(' ');
    text.append(order.route()).append(" on ").append(order.on());
    if (order.times() > 1) {
      text.append(", ").append(order.times()).append(" times a day");
    }
    if (order.repeats()) {
      text.append(", every ")
          .append(order.every() == 1 ? "day" : order.every() + " days")
          .append(" until ")
          .append(order.until());
    }
    return text.toString();
  }

  private static String finding(OrderFinding finding, Ink ink, boolean why) {
    String lead =
        finding.override().isPresent()
            ? "  sign "
            : switch (finding.level()) {
              case STOP -> "  STOP ";
              case WARN -> "  warn ";
              case INFO -> "  info ";
            };
    StringBuilder text = new StringBuilder();
    text.append(finding.text().en()).append(' ').append(finding.action().en());
    finding
        .override()
        .ifPresent(override ->
            text.append(" Overridden by ")
                .append(override.by())
                .append(" and ")
                .append(override.second())
                .append(": ")
                .append(override.reason())
                .append('.'));
    text.append(" (").append(finding.code());
    text.append(finding.absolute() ? ", absolute" : "");
    text.append(finding.evidence().verified() ? "" : " *").append(')');
    String lines = Wrap.lines(lead, text.toString());
    if (why) {
      lines +=
          Wrap.lines(
              "         ",
              "rule "
                  + finding.evidence().place().fileAndLine()
                  + ", source "
                  + (finding.evidence().cites().isEmpty()
                      ? "none found"
                      : String.join(", ", finding.evidence().cites())));
    }
    return finding.stops() ? ink.stop(lines) : lines;
  }

  /** The codes that could not be checked, by what they lack. */
  private static Map<String, Set<String>> open(Library library, Checked checked, int position) {
    Map<String, Set<String>> byNeed = new LinkedHashMap<>();
    for (Checked.Open open : checked.open()) {
      if (open.position() == position) {
        byNeed
            .computeIfAbsent(
                open.needs().stream()
                    .map(need -> label(library, need))
                    .collect(Collectors.joining(", ")),
                _ -> new TreeSet<>())
            .add(open.check().code());
      }
    }
    return byNeed;
  }

  private static String label(Library library, String need) {
    Fact fact = library.vocabulary().get(need);
    return fact == null ? need : fact.label().en();
  }

  private static String verdict(Checked checked, Ink ink) {
    List<String> counts = new ArrayList<>();
    for (Check.Level level : Check.Level.values()) {
      long count =
          checked.findings().stream()
              .filter(finding -> finding.level() == level && finding.override().isEmpty())
              .count();
      if (count > 0) {
        counts.add(
            count
                + switch (level) {
                  case STOP -> count == 1 ? " stop" : " stops";
                  case WARN -> count == 1 ? " warning" : " warnings";
                  case INFO -> count == 1 ? " remark" : " remarks";
                });
      }
    }
    String found = counts.isEmpty() ? "nothing found" : String.join(", ", counts);
    return checked.stops()
        ? ink.stop("STOPPED: " + found + ". The order must not go on as it stands.")
        : ink.good("Not stopped: " + found + ".") + " Two people sign before it is given.";
  }
}
