package org.allway.library;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Nearest;
import org.allway.rule.Rule;
import org.allway.rule.Scope;
import org.allway.rule.Symbol;
import org.allway.words.Template;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Reads the checks of orders. */
final class CheckReader {

  private final Clauses clauses;
  private final Diagnostics diagnostics;
  private final Map<OrderFact, Symbol> facts = new EnumMap<>(OrderFact.class);
  private final Scope scope;
  private final Map<String, Check> checks = new LinkedHashMap<>();

  /**
   * @param local what is known besides facts and choices, such as the risk group
   */
  CheckReader(Clauses clauses, Names names, List<String> drugs, List<Symbol> local) {
    this.clauses = clauses;
    this.diagnostics = clauses.diagnostics();
    Map<String, Symbol> known = new HashMap<>();
    for (OrderFact fact : OrderFact.values()) {
      Symbol symbol = names.symbol(fact.factName(), fact.type(drugs), fact.label());
      facts.put(fact, symbol);
      known.put(symbol.name(), symbol);
    }
    local.forEach(symbol -> known.put(symbol.name(), symbol));
    scope = names.scopeOfOrders(known);
  }

  Map<String, Check> checks() {
    return checks;
  }

  Map<OrderFact, Symbol> facts() {
    return facts;
  }

  void read(Fields section) {
    for (YamlNode.Entry entry : section.entries()) {
      if (checks.containsKey(entry.key())) {
        diagnostics.error(
            "DUPLICATE-CHECK",
            entry.place(),
            "The check '" + entry.key() + "' stands twice.",
            "A centre changes how much it matters under 'checks' in its profile.");
        continue;
      }
      check(entry).ifPresent(check -> checks.put(entry.key(), check));
    }
  }

  private Optional<Check> check(YamlNode.Entry entry) {
    Fields line = Fields.of(entry.value(), "The check '" + entry.key() + "'", diagnostics);
    Optional<Check.Level> level = line.requiredText("level").flatMap(this::level);
    boolean absolute = line.flag("absolute");
    Optional<Rule> when = clauses.requiredCondition(line, "when", scope);
    Template text = new Template(clauses.requiredWords(line, "text"));
    Template action = new Template(clauses.requiredWords(line, "action"));
    for (String name : Stream.concat(text.names().stream(), action.names().stream()).toList()) {
      if (scope.fact(name).isEmpty()) {
        diagnostics.error(
            "UNKNOWN-NAME",
            line.place(),
            "The text names {" + name + "}, which is no fact.",
            Nearest.hint(name, scope.factNames()));
      }
    }
    Evidence evidence = clauses.requiredEvidence(line);
    line.done();
    if (absolute && level.isPresent() && level.get() != Check.Level.STOP) {
      diagnostics.error(
          "ABSOLUTE-STOP", entry.place(), "Only a stop can be absolute.", "Write 'level: stop'.");
    }
    return level.isEmpty() || when.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Check(
                entry.key(),
                level.get(),
                absolute,
                when.get(),
                text,
                action,
                evidence,
                entry.place()));
  }

  private Optional<Check.Level> level(YamlNode.Text text) {
    for (Check.Level level : Check.Level.values()) {
      if (level.name().toLowerCase(Locale.ROOT).equals(text.text())) {
        return Optional.of(level);
      }
    }
    diagnostics.unknownName(
        "UNKNOWN-LEVEL",
        text.place(),
        "The level",
        text.text(),
        Stream.of(Check.Level.values())
            .map(level -> level.name().toLowerCase(Locale.ROOT))
            .toList());
    return Optional.empty();
  }

  /** What a centre's profile says of checks: a level, or {@code off}. */
  Map<String, Optional<Check.Level>> atCentre(Fields map) {
    Map<String, Optional<Check.Level>> levels = new LinkedHashMap<>();
    for (YamlNode.Entry entry : map.entries()) {
      Check check = checks.get(entry.key());
      if (check == null) {
        diagnostics.unknownName(
            "UNKNOWN-CHECK", entry.place(), "The check", entry.key(), checks.keySet());
      } else if (check.absolute()) {
        diagnostics.error(
            "ABSOLUTE-STOP",
            entry.place(),
            "'" + entry.key() + "' is an absolute stop: no centre can change it.",
            "Take the line out.");
      } else {
        map.textOf(entry.value(), "'" + entry.key() + "'")
            .ifPresent(text -> {
              if (text.text().equals("off")) {
                levels.put(entry.key(), Optional.empty());
              } else {
                level(text).ifPresent(level -> levels.put(entry.key(), Optional.of(level)));
              }
            });
      }
    }
    return levels;
  }
}
