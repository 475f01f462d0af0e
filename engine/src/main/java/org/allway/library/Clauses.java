package org.allway.library;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allway.diagnostic.Diagnostics;
import org.allway.dose.Amount;
import org.allway.dose.DoseUnit;
import org.allway.rule.Rule;
import org.allway.rule.Scope;
import org.allway.words.Words;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Reads what lines of every section have in common: citations, texts, conditions, tables. */
final class Clauses {

  private static final Set<String> MARKABLE =
      Set.of(
          "all",
          "dose",
          "max",
          "days",
          "times",
          "hours",
          "over",
          "window",
          "gate",
          "when",
          "length",
          "action",
          "round",
          "routes",
          "strengths",
          "codes",
          "fractions",
          "timing",
          "factor",
          "cumulative",
          "range",
          "hospital",
          "tolerance");

  private static final Pattern PERCENT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?%");

  private final Set<String> sources;
  private final Diagnostics diagnostics;

  Clauses(Set<String> sources, Diagnostics diagnostics) {
    this.sources = sources;
    this.diagnostics = diagnostics;
  }

  Diagnostics diagnostics() {
    return diagnostics;
  }

  /** Citations of a line that may do without. */
  Evidence evidence(Fields line) {
    List<String> cites = new ArrayList<>();
    for (YamlNode.Text cite : line.texts("cite")) {
      if (!sources.contains(cite.text())) {
        diagnostics.unknownName("UNKNOWN-SOURCE", cite.place(), "The source", cite.text(), sources);
      }
      cites.add(cite.text());
    }
    Set<String> unverified = new LinkedHashSet<>();
    for (YamlNode.Text field : line.texts("unverified")) {
      if (!MARKABLE.contains(field.text())) {
        diagnostics.unknownName(
            "UNKNOWN-MARK", field.place(), "The field to be marked", field.text(), MARKABLE);
      }
      unverified.add(field.text());
    }
    return new Evidence(List.copyOf(cites), unverified, line.string("note", ""), line.place());
  }

  /** Citations of a line with clinical numbers, which must not do without. */
  Evidence requiredEvidence(Fields line) {
    Evidence evidence = evidence(line);
    if (evidence.cites().isEmpty() && evidence.verified("all")) {
      diagnostics.error(
          "NO-CITATION",
          line.place(),
          "This line has numbers but no source.",
          "Add 'cite: SOURCE', or 'unverified: all' if nobody has found one.");
    }
    return evidence;
  }

  /** A text in every language. */
  Words words(Fields line, String key) {
    return line.node(key).map(node -> words(node, key)).orElse(Words.NONE);
  }

  Words requiredWords(Fields line, String key) {
    return line.required(key).map(node -> words(node, key)).orElse(Words.NONE);
  }

  Words words(YamlNode node, String what) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      diagnostics.error(
          "NOT-TRANSLATED",
          node.place(),
          "'" + what + "' is shown to people and needs a text in each language.",
          "Write {en: ..., es: ...}.");
      return Words.NONE;
    }
    Fields fields = new Fields(mapping, diagnostics);
    Words words = words(fields);
    fields.done();
    return words;
  }

  /** The languages of a mapping that may have other keys too. */
  Words words(Fields fields) {
    String en = fields.requiredText("en").map(YamlNode.Text::text).orElse("");
    String es = fields.requiredText("es").map(YamlNode.Text::text).orElse("");
    return new Words(en, es);
  }

  /** A condition; the default where the key is absent or faulty. */
  Rule condition(Fields line, String key, Scope scope, Rule otherwise) {
    return line.text(key)
        .flatMap(text -> Rule.condition(text, scope, diagnostics))
        .orElse(otherwise);
  }

  Optional<Rule> requiredCondition(Fields line, String key, Scope scope) {
    return line.requiredText(key).flatMap(text -> Rule.condition(text, scope, diagnostics));
  }

  /** The rows under a key that must be there. */
  <R> Table<R> requiredTable(
      Fields line, String key, Scope scope, Function<YamlNode.Text, Optional<R>> result) {
    line.required(key);
    return table(line.list(key), scope, true, result);
  }

  /** Rows of a decision table; what a row leads to is read by {@code result}. */
  <R> Table<R> table(
      List<YamlNode> nodes,
      Scope scope,
      boolean cited,
      Function<YamlNode.Text, Optional<R>> result) {
    List<Row<R>> rows = new ArrayList<>();
    for (YamlNode node : nodes) {
      Fields line = Fields.of(node, "A row", diagnostics);
      Optional<Rule> when;
      Optional<YamlNode.Text> then;
      if (line.has("otherwise")) {
        when = Optional.of(Rule.always(line.place()));
        then = line.requiredText("otherwise");
      } else {
        when = requiredCondition(line, "when", scope);
        then = line.requiredText("then");
      }
      boolean plain = line.has("otherwise") || !cited;
      Evidence evidence = plain ? evidence(line) : requiredEvidence(line);
      Words because = words(line, "because");
      Optional<R> outcome = then.flatMap(result);
      line.done();
      if (when.isPresent() && outcome.isPresent()) {
        rows.add(new Row<>(when.get(), outcome.get(), because, evidence, line.place()));
      }
    }
    return new Table<>(List.copyOf(rows));
  }

  /** A share as it is written, such as 50 %. */
  OptionalDouble percent(Fields line, String key) {
    Optional<YamlNode.Text> text = line.text(key);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    Matcher matcher = PERCENT.matcher(text.get().text());
    if (matcher.matches() && Double.parseDouble(matcher.group(1)) > 0) {
      return OptionalDouble.of(Double.parseDouble(matcher.group(1)));
    }
    diagnostics.error(
        "SHARE",
        text.get().place(),
        text.get().described() + " is not a share.",
        "Write a number above zero and a percent sign, such as 50 %.");
    return OptionalDouble.empty();
  }

  /** An amount in a given unit, converted where units of mass differ. */
  Optional<Double> amount(YamlNode.Text text, DoseUnit unit) {
    Optional<Amount> amount = Amount.parse(text.text());
    if (amount.isEmpty()) {
      diagnostics.error(
          "NOT-AN-AMOUNT",
          text.place(),
          text.described() + " is not an amount.",
          "Write a number and a unit, such as 2 " + unit.text + ".");
      return Optional.empty();
    }
    if (!amount.get().unit().convertsTo(unit)) {
      diagnostics.error(
          "UNIT",
          text.place(),
          "This drug is counted in " + unit.text + ", not in " + amount.get().unit().text + ".",
          "");
      return Optional.empty();
    }
    return Optional.of(amount.get().unit().convert(amount.get().value(), unit));
  }
}
