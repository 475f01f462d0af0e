package org.allway.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Place;
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
 * Reads choices: first their names and options, then, once all facts are named, their conditions.
 */
final class ChoiceReader {

  private final Clauses clauses;
  private final Diagnostics diagnostics;
  private final Names names;
  private final List<Draft> drafts = new ArrayList<>();

  /** A choice whose conditions are not compiled yet. */
  private record Draft(Symbol symbol, Words question, Fields line, YamlNode options, Place place) {}

  ChoiceReader(Clauses clauses, Names names) {
    this.clauses = clauses;
    this.diagnostics = clauses.diagnostics();
    this.names = names;
  }

  void read(Fields section) {
    for (YamlNode.Entry entry : section.entries()) {
      Fields line = Fields.of(entry.value(), "The choice '" + entry.key() + "'", diagnostics);
      Words question = clauses.requiredWords(line, "question");
      YamlNode options = line.required("options").orElse(entry.value());
      List<String> ids =
          Fields.of(options, "'options'", diagnostics).entries().stream()
              .map(YamlNode.Entry::key)
              .toList();
      Symbol symbol = names.choice(entry.key(), new Type.Coded(ids), question);
      drafts.add(new Draft(symbol, question, line, options, entry.place()));
    }
  }

  /**
   * @param protocols the names of protocols that an option can start
   */
  Map<String, Choice> finish(Scope scope, Collection<String> protocols) {
    Map<String, Choice> choices = new LinkedHashMap<>();
    for (Draft draft : drafts) {
      Fields line = draft.line();
      Optional<Rule> asked =
          line.has("asked") ? clauses.requiredCondition(line, "asked", scope) : Optional.empty();
      line.node("note");
      line.done();
      List<Choice.Option> options = new ArrayList<>();
      for (YamlNode.Entry entry : Fields.of(draft.options(), "'options'", diagnostics).entries()) {
        options.add(option(entry, scope, asked.isPresent() ? protocols : List.of()));
      }
      String id = draft.symbol().name();
      choices.put(id, new Choice(draft.symbol(), draft.question(), asked, options, draft.place()));
    }
    return choices;
  }

  private Choice.Option option(YamlNode.Entry entry, Scope scope, Collection<String> protocols) {
    Fields line = Fields.of(entry.value(), "The option '" + entry.key() + "'", diagnostics);
    Words label = clauses.requiredWords(line, "label");
    Rule never =
        new Rule(
            "false", new Expr.Literal(Value.Bool.FALSE, line.place()), Type.TRUTH, line.place());
    Rule recommend = clauses.condition(line, "recommend", scope, never);
    Rule exclude = clauses.condition(line, "exclude", scope, never);
    Optional<YamlNode.Text> starts = line.text("starts");
    if (starts.isPresent() && !protocols.contains(starts.get().text())) {
      diagnostics.unknownName(
          "UNKNOWN-PROTOCOL", starts.get().place(), "The protocol", starts.get().text(), protocols);
    }
    Choice.Begins begins =
        line.flag("after_phase") ? Choice.Begins.AFTER_PHASE : Choice.Begins.AT_ONCE;
    Words because = clauses.words(line, "because");
    Evidence evidence = clauses.requiredEvidence(line);
    line.done();
    return new Choice.Option(
        entry.key(),
        label,
        recommend,
        exclude,
        starts.map(YamlNode.Text::text),
        begins,
        because,
        evidence,
        entry.place());
  }
}
