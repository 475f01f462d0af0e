package org.allway.order;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.allway.chart.DrugNames;
import org.allway.diagnostic.Diagnostics;
import org.allway.dose.Amount;
import org.allway.dose.Route;
import org.allway.library.Drug;
import org.allway.library.Library;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;
import org.allway.yaml.YamlText;

/** Reads a file of orders: {@code orders: [...]}, or one order by itself. */
public final class OrderReader {

  private static final int LONGEST = 1000;
  private static final int DAYS_OF_A_WEEK = 7;

  private final Library library;
  private final Diagnostics diagnostics;
  private final DrugNames drugs;

  public OrderReader(Library library, Diagnostics diagnostics) {
    this.library = library;
    this.diagnostics = diagnostics;
    this.drugs = new DrugNames(library, diagnostics);
  }

  /** The orders, or nothing if any has an error. */
  public Optional<Orders> read(String file, String text) {
    return read(YamlText.mapping(file, text, diagnostics));
  }

  public Optional<Orders> read(YamlNode.Mapping mapping) {
    if (diagnostics.hasErrors()) {
      return Optional.empty();
    }
    Fields file = new Fields(mapping, diagnostics);
    String child = file.string("for", "");
    List<Order> orders = new ArrayList<>();
    if (file.has("orders") || file.has("order")) {
      List<YamlNode> lines = new ArrayList<>(file.list("orders"));
      lines.addAll(file.list("order"));
      file.done();
      for (YamlNode line : lines) {
        order(Fields.of(line, "An order", diagnostics)).ifPresent(orders::add);
      }
    } else {
      order(file).ifPresent(orders::add);
    }
    if (orders.isEmpty() && !diagnostics.hasErrors()) {
      diagnostics.error(
          "EMPTY-ORDER",
          mapping.place(),
          "There is no order here.",
          "Write orders: and a list of {on, drug, amount, route}.");
    }
    return diagnostics.hasErrors() ? Optional.empty() : Optional.of(new Orders(child, orders));
  }

  /** Orders that stand in a list. */
  public Optional<Orders> read(String child, List<YamlNode> lines) {
    List<Order> orders = new ArrayList<>();
    for (YamlNode line : lines) {
      order(Fields.of(line, "An order", diagnostics)).ifPresent(orders::add);
    }
    return diagnostics.hasErrors() ? Optional.empty() : Optional.of(new Orders(child, orders));
  }

  private Optional<Order> order(Fields line) {
    line.required("on");
    Optional<LocalDate> on = line.date("on");
    Optional<Drug> drug = line.requiredText("drug").flatMap(drugs::drug);
    Optional<Amount> amount = line.requiredText("amount").flatMap(this::amount);
    Optional<Route> route = line.requiredText("route").flatMap(drugs::route);
    Optional<LocalDate> until = line.date("until");
    int every = line.text("every").map(this::every).orElse(1);
    int times = line.text("times").map(this::times).orElse(1);
    Set<String> product = new HashSet<>();
    for (YamlNode.Text text : line.texts("product")) {
      if (!library.products().containsKey(text.text())) {
        diagnostics.unknownName(
            "UNKNOWN-NAME",
            text.place(),
            "The kind of product",
            text.text(),
            library.products().keySet());
      }
      product.add(text.text());
    }
    OptionalDouble bsa = line.number("bsa");
    boolean home = line.flag("home");
    List<Order.Override> overrides = new ArrayList<>();
    for (YamlNode node : line.list("override")) {
      override(Fields.of(node, "'override'", diagnostics)).ifPresent(overrides::add);
    }
    line.node("by");
    line.node("note");
    line.done();
    if (on.isEmpty() || drug.isEmpty() || amount.isEmpty() || route.isEmpty()) {
      return Optional.empty();
    }
    LocalDate last = until.orElse(on.get());
    if (last.isBefore(on.get()) || last.isAfter(on.get().plusDays(LONGEST))) {
      diagnostics.error(
          "DATE-ORDER",
          line.place(),
          "The order runs from " + on.get() + " until " + last + ".",
          "Check both dates.");
      return Optional.empty();
    }
    return Optional.of(
        new Order(
            drug.get(),
            amount.get(),
            route.get(),
            on.get(),
            last,
            every,
            times,
            product,
            bsa,
            home,
            overrides,
            line.place()));
  }

  private Optional<Amount> amount(YamlNode.Text text) {
    Optional<Amount> amount = Amount.parse(text.text()).filter(found -> found.value() > 0);
    if (amount.isEmpty()) {
      diagnostics.error(
          "NOT-AN-AMOUNT",
          text.place(),
          text.described() + " is not an amount.",
          "Write a number and a unit, such as 1.05 mg.");
    }
    return amount;
  }

  private int every(YamlNode.Text text) {
    String[] words = text.text().split(" ", -1);
    boolean days = words.length == 2 && words[1].startsWith("day");
    if (text.text().equals("day") || text.text().equals("week")) {
      return text.text().equals("day") ? 1 : DAYS_OF_A_WEEK;
    }
    if (days && words[0].matches("[1-9]\\d{0,2}")) {
      return Integer.parseInt(words[0]);
    }
    diagnostics.error(
        "NOT-DAYS",
        text.place(),
        text.described() + " is not a rhythm.",
        "Write 'day', 'week' or '3 days'.");
    return 1;
  }

  private int times(YamlNode.Text text) {
    return switch (text.text()) {
      case "BID" -> 2;
      case "TID" -> 3;
      case "QID" -> 4;
      default -> {
        if (text.text().matches("[1-9]\\d?")) {
          yield Integer.parseInt(text.text());
        }
        diagnostics.error(
            "TIMES",
            text.place(),
            text.described() + " is not a number of givings a day.",
            "Write 2 or BID, 3 or TID, 4 or QID.");
        yield 1;
      }
    };
  }

  private Optional<Order.Override> override(Fields line) {
    String code = line.requiredText("code").map(YamlNode.Text::text).orElse("");
    String by = line.requiredText("by").map(YamlNode.Text::text).orElse("");
    String second = line.requiredText("second").map(YamlNode.Text::text).orElse("");
    String reason = line.requiredText("reason").map(YamlNode.Text::text).orElse("");
    line.done();
    if (!library.checks().containsKey(code)) {
      diagnostics.unknownName(
          "UNKNOWN-CHECK", line.place(), "The check", code, library.checks().keySet());
    }
    if (by.equalsIgnoreCase(second)) {
      diagnostics.error(
          "ONE-SIGNATURE",
          line.place(),
          "An override needs two people; '" + by + "' has signed twice.",
          "'by' orders, 'second' is another who agrees.");
      return Optional.empty();
    }
    return Optional.of(new Order.Override(code, by, second, reason));
  }
}
