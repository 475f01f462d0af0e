package org.allway.server.child;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.allway.assess.Assessment;
import org.allway.assess.Facts;
import org.allway.assess.Reason;
import org.allway.assess.Selection;
import org.allway.chart.ChartView;
import org.allway.diagnostic.Place;
import org.allway.library.Check;
import org.allway.library.Evidence;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.library.Row;
import org.allway.plan.Finding;
import org.allway.plan.Need;
import org.allway.plan.Plan;
import org.allway.roadmap.PlannedPhase;
import org.allway.rule.Phrase;
import org.allway.rule.Reads;
import org.allway.rule.Rule;
import org.allway.rule.Symbol;
import org.allway.rule.Type;
import org.allway.rule.Value;
import org.allway.server.child.WhyModel.Read;
import org.allway.wording.Names;
import org.allway.wording.Wording;
import org.allway.words.Language;
import org.allway.words.Words;

/** Finds out why something in a plan is so. */
final class Reasons {

  private static final int MOST_ROWS = 8;

  private final Sight sight;
  private final Plan plan;
  private final Library library;
  private final ChartView view;
  private final WrittenRules written;
  private final Wording wording;

  Reasons(Sight sight, WrittenRules written, Language language) {
    this.sight = sight;
    this.plan = sight.plan();
    this.library = sight.made().index().library();
    this.view = sight.made().view();
    this.written = written;
    this.wording = new Wording(language);
  }

  /** What was found out; the page around it is the caller's. */
  record Found(
      String title,
      String answer,
      boolean verified,
      List<WhyModel.Row> rows,
      List<WhyModel.Rule> rules) {}

  Found risk() {
    Assessment assessment = plan.assessment();
    List<WhyModel.Row> rows = new ArrayList<>();
    if (!assessment.undetermined()) {
      rows.add(row(say("Stage", "Etapa"), assessment.stage().replace('_', ' ')));
    }
    if (assessment.provisional() && assessment.possible().size() > 1) {
      rows.add(
          row(say("Still possible", "Aún posibles"), String.join(", ", assessment.possible())));
    }
    if (!assessment.needs().isEmpty()) {
      rows.add(row(say("Would settle it", "Lo aclararía"), labels(assessment.needs())));
    }
    List<WhyModel.Rule> rules = assessment.because().stream().map(this::reason).toList();
    return new Found(
        say("Risk group", "Grupo de riesgo"),
        assessment.undetermined()
            ? say("not known yet", "aún no se sabe")
            : assessment.group()
                + (assessment.provisional() ? say(", provisional", ", provisional") : ""),
        assessment.because().stream().allMatch(one -> one.evidence().verified()),
        rows,
        rules);
  }

  private WhyModel.Rule reason(Reason reason) {
    List<Read> facts = new ArrayList<>();
    reason
        .facts()
        .forEach((name, value) -> facts.add(read(name, value, reason.assumed().contains(name))));
    return rule("", wording.say(reason.text()), reason.rule(), reason.evidence(), facts);
  }

  Found protocol() {
    List<WhyModel.Rule> rules = new ArrayList<>();
    List<WhyModel.Row> rows = new ArrayList<>();
    rows.add(row(say("Family", "Familia"), wording.say(plan.family().title())));
    String answer =
        switch (plan.selection()) {
          case Selection.Chosen(var index, var needs, var refusals) -> {
            Protocol one = index.protocol();
            rows.add(row(say("Version", "Versión"), one.id() + " " + one.version()));
            rows.add(
                row(
                    say("Review", "Revisión"),
                    one.review()
                        + ", "
                        + say("revised", "revisado")
                        + " "
                        + wording.date(one.revised())));
            if (!needs.isEmpty()) {
              rows.add(row(say("Assumed for now", "Supuesto por ahora"), labels(needs)));
            }
            for (Protocol.Requirement requirement : one.eligible()) {
              rules.add(
                  rule(
                      say("It takes", "Incluye"),
                      wording.say(requirement.because()),
                      requirement.require().source(),
                      requirement.evidence(),
                      reads(requirement.require(), plan.asOf())));
            }
            refusals.forEach(refusal -> rules.add(refusal(refusal)));
            yield wording.say(one.title());
          }
          case Selection.Undetermined(var needs) -> {
            rows.add(row(say("Missing", "Falta"), labels(needs)));
            yield say("cannot be chosen yet", "aún no se puede elegir");
          }
          case Selection.Outside(var refusals) -> {
            refusals.forEach(refusal -> rules.add(refusal(refusal)));
            yield say("none takes this child", "ninguno incluye a este niño");
          }
        };
    return new Found(say("Protocol", "Protocolo"), answer, true, rows, rules);
  }

  private WhyModel.Rule refusal(Selection.Refusal refusal) {
    List<Read> facts = refusal.facts().stream().map(name -> read(name, now(name), false)).toList();
    return rule(
        say("Not by ", "No por ") + refusal.protocol(),
        wording.say(refusal.because()),
        "",
        refusal.evidence(),
        facts);
  }

  Optional<Found> phase(String id) {
    return plan.roadmap().phases().stream()
        .filter(phase -> phase.id().equals(id))
        .findFirst()
        .map(this::phase);
  }

  private Found phase(PlannedPhase phase) {
    List<WhyModel.Row> rows = new ArrayList<>();
    String start = wording.start(phase.start());
    rows.add(
        row(
            say("Start", "Inicio"),
            wording.day(phase.start().date())
                + ", "
                + (start.isEmpty() ? say("recorded", "registrado") : start)));
    if (!phase.start().happened()) {
      rows.add(row(say("Not before", "No antes del"), wording.day(phase.start().earliest())));
    }
    rows.add(
        row(
            say("Length", "Duración"),
            Wording.length(phase)
                + say(" days; the text says ", " días; el texto dice ")
                + phase.phase().days()
                + Wording.mark(phase.phase().evidence().verified())));
    List<WhyModel.Rule> rules = new ArrayList<>();
    for (Phase.Gate gate : phase.phase().gates()) {
      String words = Phrase.of(List.of(gate.when().expr()), wording.language());
      rules.add(
          rule(
              say("Day ", "El día ") + gate.day() + say(" waits for", " espera"),
              words,
              gate.when().source(),
              gate.evidence(),
              reads(gate.when(), plan.asOf())));
    }
    rules.add(
        rule(
            say("The phase", "La fase"),
            Titles.of(phase, wording),
            "",
            phase.phase().evidence(),
            List.of()));
    step(phase).ifPresent(rules::add);
    return new Found(
        Titles.of(phase, wording),
        wording.date(phase.start().date()) + " – " + wording.date(phase.end()),
        phase.phase().evidence().verified(),
        rows,
        rules);
  }

  /** The line of the protocol's roadmap by which the phase is there. */
  private Optional<WhyModel.Rule> step(PlannedPhase phase) {
    return plan.way().reversed().stream()
        .flatMap(leg -> leg.protocol().step(phase.id()).stream())
        .findFirst()
        .map(step ->
            new WhyModel.Rule(
                say("In the roadmap", "En la hoja de ruta"),
                "",
                condition(step.when().source()),
                step.place().fileAndLine(),
                written.at(step.place()),
                reads(step.when(), plan.asOf()),
                List.of(),
                List.of(),
                ""));
  }

  Optional<Found> need(String fact) {
    return plan.needs().stream()
        .filter(need -> need.fact().equals(fact))
        .findFirst()
        .map(this::need);
  }

  private Found need(Need need) {
    List<WhyModel.Row> rows = new ArrayList<>();
    rows.add(row(say("By", "Antes del"), wording.day(need.by())));
    List<WhyModel.Rule> rules = new ArrayList<>();
    for (PlannedPhase phase : plan.roadmap().phases()) {
      for (PlannedPhase.Check check : phase.checks()) {
        if (check.checkpoint().facts().stream().anyMatch(one -> one.name().equals(need.fact()))) {
          rules.add(
              rule(
                  Titles.of(phase, wording) + say(", day ", ", día ") + check.checkpoint().day(),
                  wording.tests(check.checkpoint()),
                  check.checkpoint().when().source(),
                  check.checkpoint().evidence(),
                  List.of()));
        }
      }
    }
    Fact asked = library.vocabulary().get(need.fact());
    if (asked != null && plan.selection() instanceof Selection.Chosen(var index, var _, var _)) {
      for (Protocol.Stage stage : index.protocol().stages()) {
        for (Row<String> one : stage.table().rows()) {
          if (Reads.of(one.when().expr()).contains(asked.symbol()) && rules.size() < MOST_ROWS) {
            rules.add(
                rule(
                    stage.id().replace('_', ' ') + ": " + one.then(),
                    wording.say(one.because()),
                    one.when().source(),
                    one.evidence(),
                    List.of()));
          }
        }
      }
    }
    return new Found(
        wording.say(need.label()), say("still needed", "aún falta"), true, rows, rules);
  }

  Optional<Found> finding(int number) {
    return number < 0 || number >= plan.findings().size()
        ? Optional.empty()
        : Optional.of(finding(plan.findings().get(number)));
  }

  private Found finding(Finding finding) {
    List<WhyModel.Row> rows = new ArrayList<>();
    rows.add(row(say("Code", "Código"), finding.code()));
    if (!finding.action().isEmpty()) {
      rows.add(row(say("What to do", "Qué hacer"), wording.say(finding.action())));
    }
    List<WhyModel.Rule> rules = new ArrayList<>();
    Check check = library.checks().get(finding.code());
    if (check != null) {
      rules.add(
          rule(
              "", wording.say(finding.text()), check.when().source(), check.evidence(), List.of()));
    } else if (!finding.cites().isEmpty()) {
      Evidence cited = new Evidence(finding.cites(), Set.of(), "", Place.NOWHERE);
      rules.add(rule(say("Sources", "Fuentes"), "", "", cited, List.of()));
    }
    return new Found(
        switch (finding.level()) {
          case STOP -> say("Stop", "Alto");
          case WARN -> say("Warning", "Aviso");
          case INFO -> say("Note", "Nota");
        },
        wording.say(finding.text()),
        true,
        rows,
        rules);
  }

  WhyModel.Row row(String label, String text) {
    return new WhyModel.Row(label, text);
  }

  WhyModel.Rule rule(
      String title, String words, String condition, Evidence evidence, List<Read> facts) {
    boolean nowhere = evidence.place().equals(Place.NOWHERE);
    return new WhyModel.Rule(
        title,
        words,
        condition(condition),
        nowhere ? "" : evidence.place().fileAndLine(),
        nowhere ? "" : written.at(evidence.place()),
        facts,
        Notice.sources(sight, evidence.cites()),
        List.copyOf(evidence.unverified()),
        evidence.note());
  }

  private static String condition(String source) {
    return source.equals("true") ? "" : source;
  }

  /** What a condition reads, with the values of a day. */
  List<Read> reads(Rule rule, LocalDate day) {
    Facts facts = Facts.recorded(sight.made().index(), view, day, day);
    return Reads.of(rule.expr()).stream()
        .map(symbol -> read(symbol, facts.value(symbol.slot()), false))
        .toList();
  }

  private Value now(String name) {
    Fact fact = library.vocabulary().get(name);
    return fact == null
        ? Value.unknown(name)
        : Facts.recorded(sight.made().index(), view, plan.asOf(), plan.asOf()).value(fact);
  }

  private Read read(String name, Value value, boolean assumed) {
    return symbol(name)
        .map(symbol -> read(symbol, value, assumed))
        .orElseGet(() -> new Read(name, shown(value), assumed ? say("assumed", "supuesto") : ""));
  }

  /** What the vocabulary knows, or the protocol alone. */
  private Optional<Symbol> symbol(String name) {
    return Optional.ofNullable(library.vocabulary().get(name))
        .map(Fact::symbol)
        .or(() ->
            plan.selection() instanceof Selection.Chosen(var index, var _, var _)
                ? index.protocol().definitions().stream()
                    .map(Protocol.Definition::symbol)
                    .filter(symbol -> symbol.name().equals(name))
                    .findFirst()
                : Optional.empty());
  }

  private Read read(Symbol symbol, Value value, boolean assumed) {
    String label = wording.say(symbol.label());
    String unit =
        symbol.type() instanceof Type.Numeric number && !(value instanceof Value.Unknown)
            ? " " + number.shownUnit()
            : "";
    Optional<ChartView.Dated> recorded = view.latest(symbol.slot(), plan.asOf());
    String from =
        assumed
            ? say("assumed for now", "supuesto por ahora")
            : value instanceof Value.Unknown
                ? say("missing", "falta")
                : recorded
                    .map(dated -> wording.date(dated.on()))
                    .orElse(say("worked out", "deducido"));
    return new Read(label.isEmpty() ? symbol.name() : label, shown(value) + unit, from);
  }

  private String shown(Value value) {
    return switch (value) {
      case Value.Unknown _ -> say("not known", "no se sabe");
      case Value.Bool(boolean truth) -> truth ? say("yes", "sí") : "no";
      default -> value.toString();
    };
  }

  String labels(Collection<String> names) {
    Map<String, Fact> vocabulary = library.vocabulary();
    return names.stream()
        .map(name ->
            Optional.ofNullable(vocabulary.get(name))
                .map(fact -> wording.say(fact.label()))
                .orElse(name))
        .collect(Collectors.joining("; "));
  }

  Names names() {
    return new Names(library);
  }

  Wording wording() {
    return wording;
  }

  Sight sight() {
    return sight;
  }

  String say(String en, String es) {
    return wording.say(new Words(en, es));
  }
}
