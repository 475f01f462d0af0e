package org.allway.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allway.diagnostic.Diagnostics;
import org.allway.rule.Expr;
import org.allway.rule.Rule;
import org.allway.rule.Scope;
import org.allway.rule.Symbol;
import org.allway.rule.Type;
import org.allway.rule.Value;
import org.allway.words.Words;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/**
 * Reads the vocabulary: first all names and types, then, once choices are named too, the
 * derivations.
 */
final class VocabularyReader {

  private static final Set<String> GROUPS =
      Set.of("diagnosis", "genetics", "response", "lab", "size", "history", "relapse");

  private final Clauses clauses;
  private final Diagnostics diagnostics;
  private final Names names;
  private final List<Draft> drafts = new ArrayList<>();

  /** A fact whose derivation is not compiled yet. */
  private record Draft(Fact fact, List<YamlNode> derive) {}

  VocabularyReader(Clauses clauses, Names names) {
    this.clauses = clauses;
    this.diagnostics = clauses.diagnostics();
    this.names = names;
  }

  void read(Fields section) {
    for (YamlNode.Entry entry : section.entries()) {
      if (drafts.stream().anyMatch(draft -> draft.fact().name().equals(entry.key()))) {
        diagnostics.error(
            "DUPLICATE-FACT", entry.place(), "The fact '" + entry.key() + "' stands twice.", "");
        continue;
      }
      fact(entry);
    }
  }

  /** All facts, in the order of their slots. */
  Map<String, Fact> finish() {
    Scope scope = names.scope();
    Map<String, Fact> facts = new LinkedHashMap<>();
    for (Draft draft : drafts) {
      Fact fact = draft.fact();
      Table<Rule> derived =
          clauses.table(draft.derive(), scope, true, text -> result(fact.symbol(), text, scope));
      facts.put(
          fact.name(),
          new Fact(
              fact.symbol(),
              fact.kind(),
              fact.group(),
              fact.plausible(),
              fact.values(),
              fact.codes(),
              fact.aliases(),
              fact.computed(),
              derived,
              fact.place()));
    }
    return facts;
  }

  /** What a derivation row leads to: a code, true or false, or a formula. */
  Optional<Rule> result(Symbol symbol, YamlNode.Text text, Scope scope) {
    if (symbol.type() instanceof Type.Coded coded) {
      if (!coded.values().contains(text.text())) {
        diagnostics.unknownName(
            "UNKNOWN-CODE", text.place(), "The value", text.text(), coded.values());
        return Optional.empty();
      }
      Value value = new Value.Code(text.text());
      return Optional.of(
          new Rule(text.text(), new Expr.Literal(value, text.place()), coded, text.place()));
    }
    return symbol.type() instanceof Type.Truth
        ? Rule.condition(text, scope, diagnostics)
        : Rule.formula(text, scope, diagnostics);
  }

  private void fact(YamlNode.Entry entry) {
    Fields line = Fields.of(entry.value(), "The fact '" + entry.key() + "'", diagnostics);
    Words label = clauses.requiredWords(line, "label");
    String unit = line.string("unit", "");
    Map<String, Words> values = new LinkedHashMap<>();
    Map<String, Set<String>> parts = new HashMap<>();
    line.map("values").ifPresent(map -> values(map, values, parts));
    Fact.Range possible = range(line, "possible");
    Fact.Range plausible = range(line, "plausible");
    Fact.Kind kind = kind(line);
    Type type =
        switch (kind) {
          case NUMBER -> new Type.Numeric(unit, possible.min(), possible.max(), false);
          case COUNT -> new Type.Numeric(unit, possible.min(), possible.max(), true);
          case BOOLEAN -> Type.TRUTH;
          case CODE -> new Type.Coded(List.copyOf(values.keySet()), parts);
          case DATE -> Type.Numeric.PLAIN;
        };
    if (kind == Fact.Kind.CODE && values.isEmpty()) {
      diagnostics.error("NO-VALUES", entry.place(), "A code needs its 'values'.", "");
    }
    Map<String, String> codes = new LinkedHashMap<>();
    line.map("code")
        .ifPresent(map -> map.entries().forEach(code -> codes.put(code.key(), text(code))));
    String group = line.string("group", "diagnosis");
    if (!GROUPS.contains(group)) {
      diagnostics.unknownName("UNKNOWN-GROUP", entry.place(), "The group", group, GROUPS);
    }
    boolean computed = line.flag("computed");
    if (computed && !line.has("derive") && Computed.of(entry.key()).isEmpty()) {
      diagnostics.unknownName(
          "NOT-COMPUTED", entry.place(), "A computed fact", entry.key(), Computed.names());
    }
    clauses.evidence(line);
    List<YamlNode> derive = line.list("derive");
    List<String> aliases = line.strings("aliases");
    line.done();
    Symbol symbol = names.fact(entry.key(), type, label);
    Fact fact =
        new Fact(
            symbol,
            kind,
            group,
            plausible,
            values,
            codes,
            aliases,
            computed,
            new Table<>(List.of()),
            entry.place());
    drafts.add(new Draft(fact, derive));
  }

  private static String text(YamlNode.Entry entry) {
    return entry.value() instanceof YamlNode.Text text ? text.text() : "";
  }

  private void values(Fields map, Map<String, Words> values, Map<String, Set<String>> parts) {
    for (YamlNode.Entry entry : map.entries()) {
      Fields value = Fields.of(entry.value(), "The value '" + entry.key() + "'", diagnostics);
      values.put(entry.key(), clauses.words(value));
      Set<String> finer = new LinkedHashSet<>(value.strings("parts"));
      if (!finer.isEmpty()) {
        parts.put(entry.key(), finer);
      }
      value.node("code");
      value.node("note");
      value.done();
    }
    for (Map.Entry<String, Set<String>> coarse : parts.entrySet()) {
      for (String part : coarse.getValue()) {
        if (!values.containsKey(part)) {
          diagnostics.unknownName("UNKNOWN-CODE", map.place(), "The part", part, values.keySet());
        }
      }
    }
  }

  private Fact.Kind kind(Fields line) {
    Optional<YamlNode.Text> type = line.requiredText("type");
    String text = type.map(YamlNode.Text::text).orElse("number");
    return switch (text) {
      case "number" -> Fact.Kind.NUMBER;
      case "count" -> Fact.Kind.COUNT;
      case "boolean" -> Fact.Kind.BOOLEAN;
      case "code" -> Fact.Kind.CODE;
      case "date" -> Fact.Kind.DATE;
      default -> {
        diagnostics.unknownName(
            "UNKNOWN-TYPE",
            type.map(YamlNode.Text::place).orElse(line.place()),
            "The type",
            text,
            List.of("number", "count", "boolean", "code", "date"));
        yield Fact.Kind.NUMBER;
      }
    };
  }

  private Fact.Range range(Fields line, String key) {
    List<YamlNode.Text> bounds = line.texts(key);
    if (bounds.isEmpty()) {
      return Fact.Range.ANY;
    }
    if (bounds.size() != 2) {
      diagnostics.error(
          "RANGE", line.place(), "'" + key + "' needs two numbers.", "Write [least, greatest].");
      return Fact.Range.ANY;
    }
    var min = line.numberOf(bounds.getFirst(), "'" + key + "'");
    var max = line.numberOf(bounds.getLast(), "'" + key + "'");
    if (min.isEmpty() || max.isEmpty()) {
      return Fact.Range.ANY;
    }
    if (min.getAsDouble() > max.getAsDouble()) {
      diagnostics.error(
          "RANGE", bounds.getFirst().place(), "'" + key + "' begins above its end.", "");
    }
    return new Fact.Range(min.getAsDouble(), max.getAsDouble());
  }
}
