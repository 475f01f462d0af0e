package org.allway.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.allway.chart.Chart;
import org.allway.library.Library;
import org.allway.order.Checked;
import org.allway.order.OrderChecker;
import org.allway.order.OrderReader;
import org.allway.order.Orders;
import org.allway.plan.Planner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code allway check}: orders against the child's plan and the rules of safety. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Orders against the child's plan and the rules of safety.",
    footer = {
      "",
      "Example:  allway check examples/emma.yaml examples/orders/emma-slips.yaml",
      "Exit code: 0 nothing stops the orders, 1 a file is at fault, 2 usage, 3 an order is stopped."
    })
final class CheckCommand implements Callable<Integer> {

  /** How the result is shown. */
  enum Format {
    text,
    json
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "CHART", description = "The child's chart, or FHIR.")
  private Path chartFile = Path.of("");

  @Mixin private Charts charts = new Charts();

  @Parameters(index = "1", paramLabel = "ORDER", description = "The orders, YAML or JSON.")
  private Path orderFile = Path.of("");

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Check with what the chart says by this day. Default: the orders' first day.")
  private @Nullable String asOf;

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}. Default: text.")
  private Format format = Format.text;

  @Option(names = "--why", description = "Show rules, places and sources behind everything.")
  private boolean why;

  @Option(names = "--library", paramLabel = "DIR", description = "Another knowledge folder.")
  private @Nullable Path folder;

  @Override
  public Integer call() {
    Library library = Knowledge.library(Optional.ofNullable(folder));
    Chart chart = charts.read(library, chartFile, spec);
    Orders orders = orders(library);
    LocalDate day = Inputs.date(asOf, "--as-of", spec).orElse(orders.first());
    OrderChecker checker = new OrderChecker(new Planner(library).of(chart, day, LocalDate.MAX));
    Checked checked = checker.check(orders);
    String text =
        switch (format) {
          case text -> CheckText.text(library, chart, orders, checked, Ink.forTerminal(), why);
          case json -> CheckJson.text(chart, orders, checked);
        };
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
    return checked.stops() ? Exit.STOP_FINDING : Exit.DONE;
  }

  private Orders orders(Library library) {
    return Inputs.read(
        orderFile,
        (diagnostics, text) ->
            new OrderReader(library, diagnostics).read(text.file(), text.content()),
        spec);
  }
}
