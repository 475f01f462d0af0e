package org.allway.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.diagnostic.Diagnostics;
import org.allway.dose.Route;
import org.allway.rule.Expr;
import org.allway.rule.Rule;
import org.allway.rule.Scope;
import org.allway.rule.Symbol;
import org.allway.rule.Type;
import org.allway.rule.Value;
import org.allway.words.Words;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Reads what is done after a drug in high dose. */
final class RescueReader {

  private static final int LONGEST = 60;

  private final Clauses clauses;
  private final Diagnostics diagnostics;
  private final Names names;
  private final Map<String, Fact> facts;
  private final FormularyReader formulary;
  private final List<Symbol> local;
  private final Rescue.Own own;
  private final Scope scope;
  private final Map<String, Rescue> rescues = new LinkedHashMap<>();

  /**
   * @param local what is known besides facts and choices, such as the risk group
   */
  RescueReader(
      Clauses clauses,
      Names names,
      Map<String, Fact> facts,
      FormularyReader formulary,
      List<Symbol> local) {
    this.clauses = clauses;
    this.diagnostics = clauses.diagnostics();
    this.names = names;
    this.facts = facts;
    this.formulary = formulary;
    this.local = local;
    this.own =
        new Rescue.Own(
            names.symbol("level", number(), new Words("Level", "Nivel")),
            names.symbol("hour", number(), new Words("Hour", "Hora")),
            names.symbol("kidney_rise", number(), new Words("Rise over before", "Aumento")));
    this.scope =
        names.scope(Map.of("level", own.level(), "hour", own.hour(), "kidney_rise", own.rise()));
  }

  private static Type number() {
    return new Type.Numeric("", 0, Double.POSITIVE_INFINITY, false);
  }

  Map<String, Rescue> rescues() {
    return rescues;
  }

  void read(Fields section) {
    for (YamlNode.Entry entry : section.entries()) {
      if (rescues.containsKey(entry.key())) {
        diagnostics.error(
            "DUPLICATE-RESCUE",
            entry.place(),
            "The rescue '" + entry.key() + "' stands twice.",
            "");
        continue;
      }
      rescues.put(entry.key(), rescue(entry));
    }
  }

  private Rescue rescue(YamlNode.Entry entry) {
    Fields line = Fields.of(entry.value(), "The rescue '" + entry.key() + "'", diagnostics);
    Words title = clauses.requiredWords(line, "title");
    String after = line.requiredText("after").map(this::highDose).orElse("");
    Rule when =
        clauses.condition(
            line, "when", names.scope(local.toArray(Symbol[]::new)), Rule.always(line.place()));
    line.required("days");
    int days = line.integer("days").orElse(1);
    if (days < 1 || days > LONGEST) {
      diagnostics.error(
          "PHASE-LENGTH", line.place(), "Levels are not followed for " + days + " days.", "");
    }
    Symbol level = fact(line, "level");
    Symbol hour = fact(line, "hour");
    Symbol kidney = fact(line, "kidney");
    List<Rescue.Expected> expected = new ArrayList<>();
    line.required("expected");
    line.list("expected").forEach(node -> expected.add(expected(node)));
    line.required("rows");
    List<Rescue.Answer> rows = answers(line, "rows");
    List<Rescue.Answer> also = answers(line, "also");
    Evidence evidence = clauses.requiredEvidence(line);
    line.done();
    return new Rescue(
        entry.key(),
        title,
        after,
        when,
        days,
        level,
        hour,
        kidney,
        List.copyOf(expected),
        rows,
        also,
        own,
        evidence,
        entry.place());
  }

  private String highDose(YamlNode.Text text) {
    List<String> known =
        formulary.drugs().values().stream()
            .flatMap(drug -> drug.highDose().stream())
            .map(Drug.HighDose::name)
            .toList();
    if (!known.contains(text.text())) {
      diagnostics.unknownName("UNKNOWN-NAME", text.place(), "The high dose", text.text(), known);
    }
    return text.text();
  }

  private Symbol fact(Fields line, String key) {
    Optional<YamlNode.Text> text = line.requiredText(key);
    Fact fact = text.map(name -> facts.get(name.text())).orElse(null);
    if (text.isPresent() && (fact == null || !(fact.symbol().type() instanceof Type.Numeric))) {
      diagnostics.unknownName(
          "UNKNOWN-FACT", text.get().place(), "The number", text.get().text(), facts.keySet());
    }
    return fact == null ? own.level() : fact.symbol();
  }

  private Rescue.Expected expected(YamlNode node) {
    Fields line = Fields.of(node, "A level", diagnostics);
    line.required("hour");
    line.required("most");
    double hour = line.number("hour").orElse(0);
    double most = line.number("most").orElse(0);
    boolean always = !line.flag("if_high_before");
    Evidence evidence = clauses.requiredEvidence(line);
    line.done();
    return new Rescue.Expected(hour, most, always, evidence);
  }

  private List<Rescue.Answer> answers(Fields rescue, String key) {
    List<Rescue.Answer> answers = new ArrayList<>();
    for (YamlNode node : rescue.list(key)) {
      Fields line = Fields.of(node, "A row", diagnostics);
      Optional<Rule> when =
          line.flag("otherwise")
              ? Optional.of(Rule.always(line.place()))
              : clauses.requiredCondition(line, "when", scope);
      Optional<Rescue.Give> give = line.map("give").flatMap(this::give);
      boolean ends = line.flag("ends");
      Words text = clauses.requiredWords(line, "text");
      Evidence evidence = clauses.requiredEvidence(line);
      line.done();
      Rule rule = when.orElse(never(line));
      answers.add(new Rescue.Answer(rule, give, ends, text, evidence, line.place()));
    }
    return List.copyOf(answers);
  }

  private static Rule never(Fields line) {
    return new Rule(
        "false", new Expr.Literal(Value.Bool.FALSE, line.place()), Type.TRUTH, line.place());
  }

  private Optional<Rescue.Give> give(Fields line) {
    Optional<YamlNode.Text> name = line.requiredText("drug");
    Drug drug = name.map(text -> formulary.drugs().get(text.text())).orElse(null);
    if (name.isPresent() && drug == null) {
      diagnostics.unknownName(
          "UNKNOWN-DRUG",
          name.get().place(),
          "The drug",
          name.get().text(),
          formulary.drugs().keySet());
    }
    Optional<YamlNode.Text> by = line.requiredText("route");
    Optional<Route> route = by.flatMap(formulary::route);
    if (drug != null && route.isPresent() && !drug.routes().containsKey(route.get())) {
      diagnostics.error(
          "ROUTE-FORBIDDEN",
          by.orElseThrow().place(),
          drug.id() + " cannot be given " + route.get() + ".",
          "The formulary allows: " + drug.routes().keySet() + ".");
    }
    Optional<Rule> amount =
        line.requiredText("amount").flatMap(text -> Rule.formula(text, scope, diagnostics));
    int every = line.integer("every_hours").orElse(0);
    line.done();
    return drug == null || route.isEmpty() || amount.isEmpty()
        ? Optional.empty()
        : Optional.of(new Rescue.Give(drug, route.get(), amount.get(), every));
  }
}
