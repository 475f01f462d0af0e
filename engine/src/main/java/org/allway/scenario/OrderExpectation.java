package org.allway.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.allway.diagnostic.Nearest;
import org.allway.library.Library;
import org.allway.order.Checked;
import org.allway.order.OrderChecker;
import org.allway.order.OrderFinding;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Compares what came of checking orders with the {@code expect} of a scenario. */
final class OrderExpectation {

  private final Library library;
  private final Checked checked;
  private final List<String> failures;

  OrderExpectation(Library library, Checked checked, List<String> failures) {
    this.library = library;
    this.checked = checked;
    this.failures = failures;
  }

  void check(Fields expect) {
    expect.map("order_findings").ifPresent(this::found);
    for (YamlNode.Text code : expect.texts("order_findings_not")) {
      known(code);
      if (found(code.text()).isPresent()) {
        fail(code, "did not expect the order finding " + code.text());
      }
    }
    expect
        .text("order_stopped")
        .filter(text -> !text.text().equals(Boolean.toString(checked.stops())))
        .ifPresent(
            text -> fail(text, "the orders are " + (checked.stops() ? "stopped" : "not stopped")));
  }

  private void found(Fields wanted) {
    for (YamlNode.Entry entry : wanted.entries()) {
      known(new YamlNode.Text(entry.key(), true, entry.place()));
      Optional<OrderFinding> finding = found(entry.key());
      String level =
          finding
              .map(one ->
                  one.override().isPresent()
                      ? "overridden"
                      : one.level().name().toLowerCase(Locale.ROOT))
              .orElse("not found");
      wanted
          .textOf(entry.value(), entry.key())
          .filter(text -> !text.text().equals(level))
          .ifPresent(text ->
              fail(
                  text,
                  "order finding " + entry.key() + ": expected " + text.text() + ", " + level));
    }
  }

  private Optional<OrderFinding> found(String code) {
    return checked.findings().stream().filter(one -> one.code().equals(code)).findFirst();
  }

  /** An expectation about a check that nobody knows could never fail. */
  private void known(YamlNode.Text code) {
    if (!library.checks().containsKey(code.text())
        && !code.text().equals(OrderChecker.FORBIDDEN_ROUTE)) {
      String hint = Nearest.hint(code.text(), library.checks().keySet());
      fail(code, "there is no check '" + code.text() + "'. " + hint);
    }
  }

  private void fail(YamlNode.Text at, String message) {
    failures.add(at.place().fileAndLine() + ": " + message);
  }
}
