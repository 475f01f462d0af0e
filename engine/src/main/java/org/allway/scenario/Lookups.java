package org.allway.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.allway.diagnostic.Place;
import org.allway.library.BodySize;
import org.allway.library.DoseRule;
import org.allway.library.DoseTable;
import org.allway.library.Library;
import org.allway.rule.Frame;
import org.allway.rule.Numbers;
import org.allway.rule.Value;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Scenarios without a child: what a dose table or a formula of the body surface gives. */
final class Lookups {

  private static final String NONE = "none";

  private final Library library;
  private final List<String> failures = new ArrayList<>();
  private final Set<Place> reached = new HashSet<>();

  Lookups(Library library) {
    this.library = library;
  }

  /** Whether a scenario is one of these. */
  static boolean is(Fields scenario) {
    return scenario.has("table") || scenario.has("formula");
  }

  void run(Fields scenario) {
    scenario.text("table").ifPresent(name -> table(name, scenario));
    scenario.text("formula").ifPresent(name -> formula(name, scenario));
  }

  List<String> failures() {
    return failures;
  }

  /** The places of the tables that were looked up. */
  Set<Place> reached() {
    return reached;
  }

  /** {@code gives: {8: 12 mg, 9: 15 mg}}: the dose at a measure, or none. */
  private void table(YamlNode.Text name, Fields scenario) {
    DoseTable table = library.tables().get(name.text());
    if (table == null) {
      failures.add(name.place().fileAndLine() + ": there is no table " + name.text());
      return;
    }
    reached.add(table.place());
    scenario
        .map("gives")
        .ifPresent(map -> {
          for (YamlNode.Entry entry : map.entries()) {
            map.numberOf(new YamlNode.Text(entry.key(), true, entry.place()), "A measure")
                .ifPresent(measure ->
                    map.textOf(entry.value(), "A dose")
                        .ifPresent(text -> same(text, entry.key(), found(table, measure))));
          }
        });
  }

  private static String found(DoseTable table, double measure) {
    String found = NONE;
    for (DoseRule.Band band : table.rule().bands()) {
      if (Numbers.compare(band.from(), measure) <= 0) {
        found = band.rate().toString();
      }
    }
    return found;
  }

  /** {@code gives: [{height_cm: 104, weight_kg: 17.2, bsa: 0.70488}]}, to as many digits. */
  private void formula(YamlNode.Text name, Fields scenario) {
    BodySize formula = library.bodySizes().get(name.text());
    if (formula == null) {
      failures.add(name.place().fileAndLine() + ": there is no formula " + name.text());
      return;
    }
    for (YamlNode node : scenario.list("gives")) {
      Fields line = Fields.of(node, "A line of 'gives'", scenario.diagnostics());
      Map<Integer, Value> size =
          Map.of(
              slot("height_cm"), new Value.Num(line.number("height_cm").orElse(Double.NaN)),
              slot("weight_kg"), new Value.Num(line.number("weight_kg").orElse(Double.NaN)));
      Frame child = slot -> size.getOrDefault(slot, Value.unknown("size"));
      line.text("bsa")
          .ifPresent(text -> {
            int digits = text.text().length() - text.text().indexOf('.') - 1;
            String found =
                formula.bsa().evaluate(child) instanceof Value.Num(double bsa)
                    ? String.format(Locale.ROOT, "%." + digits + "f", bsa)
                    : "unknown";
            same(text, name.text(), found);
          });
      line.done();
    }
  }

  private int slot(String fact) {
    return Objects.requireNonNull(library.vocabulary().get(fact)).symbol().slot();
  }

  private void same(YamlNode.Text expected, String what, String found) {
    if (!expected.text().equals(found)) {
      failures.add(
          expected.place().fileAndLine()
              + ": at "
              + what
              + " expected "
              + expected.text()
              + ", found "
              + found);
    }
  }
}
