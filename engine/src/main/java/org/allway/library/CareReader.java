package org.allway.library;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.diagnostic.Diagnostics;
import org.allway.rule.Rule;
import org.allway.rule.Scope;
import org.allway.rule.Symbol;
import org.allway.rule.Type;
import org.allway.words.Words;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Reads what is done besides the protocol's drugs. */
final class CareReader {

  private static final int LONGEST_PHASE = 400;

  private final Clauses clauses;
  private final Diagnostics diagnostics;
  private final Symbol day;
  private final Scope scope;
  private final Map<String, Care> cares = new LinkedHashMap<>();

  /**
   * @param local what is known besides facts and choices, such as the phase
   */
  CareReader(Clauses clauses, Names names, List<Symbol> local) {
    this.clauses = clauses;
    this.diagnostics = clauses.diagnostics();
    this.day =
        names.symbol(
            "phase_day",
            new Type.Numeric("", 1, LONGEST_PHASE, true),
            new Words("Day of the phase", "Día de la fase"));
    Map<String, Symbol> known = new HashMap<>();
    local.forEach(symbol -> known.put(symbol.name(), symbol));
    known.put(day.name(), day);
    this.scope = names.scopeOfPlans(known);
  }

  /** The day of the phase that is going on. */
  Symbol day() {
    return day;
  }

  Map<String, Care> cares() {
    return cares;
  }

  /** A section holds topics, and each topic its lines. */
  void read(Fields section) {
    for (YamlNode.Entry entry : section.entries()) {
      Fields topic = Fields.of(entry.value(), "The topic '" + entry.key() + "'", diagnostics);
      Words title = clauses.requiredWords(topic, "title");
      topic.required("lines");
      topic.map("lines").ifPresent(lines -> lines.entries().forEach(line -> line(line, title)));
      topic.done();
    }
  }

  private void line(YamlNode.Entry entry, Words topic) {
    Fields line = Fields.of(entry.value(), "The line '" + entry.key() + "'", diagnostics);
    Optional<Rule> when = clauses.requiredCondition(line, "when", scope);
    Words text = clauses.requiredWords(line, "text");
    Evidence evidence = clauses.requiredEvidence(line);
    line.done();
    when.map(rule -> new Care(entry.key(), topic, rule, text, evidence, entry.place()))
        .filter(care -> cares.putIfAbsent(care.id(), care) != null)
        .ifPresent(care ->
            diagnostics.error(
                "DUPLICATE-CARE",
                care.place(),
                "The line '" + care.id() + "' of care stands twice.",
                ""));
  }
}
