package org.allway.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.allway.diagnostic.Diagnostics;
import org.allway.dose.Amount;
import org.allway.dose.DoseUnit;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Reads what a drug comes in. */
final class ProductReader {

  private static final String PER_ML = "/mL";

  private final Clauses clauses;
  private final Diagnostics diagnostics;
  private final DoseUnit unit;

  ProductReader(Clauses clauses, DoseUnit unit) {
    this.clauses = clauses;
    this.diagnostics = clauses.diagnostics();
    this.unit = unit;
  }

  /** One product for each strength; several in one line are several products. */
  List<Product> read(Fields drug) {
    List<Product> products = new ArrayList<>();
    for (YamlNode node : drug.list("strengths")) {
      Fields line = Fields.of(node, "A strength", diagnostics);
      Optional<Product.Form> form = line.requiredText("form").flatMap(this::form);
      List<Double> amounts = new ArrayList<>();
      for (YamlNode.Text text : line.texts("amount")) {
        clauses.amount(text, unit).ifPresent(amounts::add);
      }
      double perMl = line.text("concentration").flatMap(this::concentration).orElse(0.0);
      boolean halves = halves(line);
      double step =
          line.text("step").flatMap(text -> clauses.amount(text, DoseUnit.ML)).orElse(0.0);
      boolean liquid = form.filter(Product.Form.LIQUID::equals).isPresent();
      if (liquid ? perMl <= 0 : amounts.isEmpty() && perMl <= 0) {
        diagnostics.error(
            "MISSING-KEY",
            line.place(),
            "This product does not say how much is in it.",
            "Add 'amount: 50 mg', or for a liquid 'concentration: 20 mg/mL'.");
      }
      Evidence evidence = clauses.requiredEvidence(line);
      line.done();
      if (amounts.isEmpty()) {
        amounts.add(0.0);
      }
      for (double amount : amounts) {
        form.ifPresent(known ->
            products.add(
                new Product(known, new Amount(amount, unit), perMl, halves, step, evidence)));
      }
    }
    return List.copyOf(products);
  }

  private Optional<Product.Form> form(YamlNode.Text text) {
    List<String> known = new ArrayList<>();
    for (Product.Form form : Product.Form.values()) {
      String name = form.name().toLowerCase(Locale.ROOT);
      if (name.equals(text.text())) {
        return Optional.of(form);
      }
      known.add(name);
    }
    diagnostics.unknownName("UNKNOWN-NAME", text.place(), "The form", text.text(), known);
    return Optional.empty();
  }

  private Optional<Double> concentration(YamlNode.Text text) {
    String written = text.text();
    if (!written.endsWith(PER_ML)) {
      diagnostics.error(
          "NOT-AN-AMOUNT",
          text.place(),
          text.described() + " is not a concentration.",
          "Write an amount in one millilitre, such as 20 mg/mL.");
      return Optional.empty();
    }
    String amount = written.substring(0, written.length() - PER_ML.length());
    return clauses.amount(new YamlNode.Text(amount, true, text.place()), unit);
  }

  private boolean halves(Fields line) {
    Optional<YamlNode.Text> text = line.text("divides");
    if (text.isPresent() && !text.get().text().equals("half")) {
      diagnostics.error(
          "UNKNOWN-NAME",
          text.get().place(),
          "A tablet divides into halves, or not at all.",
          "Write 'divides: half', or take the key out.");
    }
    return text.isPresent();
  }
}
