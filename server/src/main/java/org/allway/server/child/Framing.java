package org.allway.server.child;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.allway.assess.Assessment;
import org.allway.assess.Facts;
import org.allway.assess.Selection;
import org.allway.chart.ChartView;
import org.allway.chart.Child;
import org.allway.chart.Entry;
import org.allway.library.Drug;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.plan.Finding;
import org.allway.plan.Plan;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Roadmap;
import org.allway.roadmap.Size;
import org.allway.rule.Numbers;
import org.allway.rule.Value;
import org.allway.server.child.ChildFrame.Item;
import org.allway.wording.Wording;
import org.allway.words.Language;
import org.allway.words.Words;

/** Puts into words what stands above every page about a child. */
final class Framing {

  /** The vocabulary's name of the body surface. */
  private static final String SURFACE = "bsa";

  private final Sight sight;
  private final Plan plan;
  private final ChartView view;
  private final Library library;
  private final Wording wording;

  Framing(Sight sight, Language language) {
    this.sight = sight;
    this.plan = sight.plan();
    this.view = sight.made().view();
    this.library = sight.made().index().library();
    this.wording = new Wording(language);
  }

  ChildFrame frame(Tab tab) {
    return new ChildFrame(
        sight.id(),
        tab,
        sight.moment(),
        plan.child().name(),
        who(),
        List.of(day(), group(), protocol(), phase(), size()),
        alerts(),
        count(Finding.Level.STOP),
        count(Finding.Level.WARN));
  }

  private int count(Finding.Level level) {
    return (int) plan.findings().stream().filter(one -> one.level() == level).count();
  }

  private String who() {
    Child child = plan.child();
    String sex =
        switch (child.sex()) {
          case "female" -> say("girl", "niña") + ", ";
          case "male" -> say("boy", "niño") + ", ";
          default -> "";
        };
    return sex
        + age(child.born(), plan.asOf())
        + ", "
        + say("born", "nacimiento")
        + " "
        + wording.date(child.born())
        + (child.id().isEmpty() ? "" : ", " + say("no.", "n.º") + " " + child.id());
  }

  private String age(LocalDate born, LocalDate on) {
    Period age = Period.between(born, on);
    String months = age.getMonths() + " " + say("mo", "m");
    return age.getYears() == 0
        ? months + " " + age.getDays() + " d"
        : age.getYears() + " " + say("y", "a") + " " + months;
  }

  private Item day() {
    Roadmap roadmap = plan.roadmap();
    String label = say("Treatment", "Tratamiento");
    Optional<LocalDate> first =
        roadmap.phases().stream()
            .filter(phase -> phase.start().happened())
            .map(phase -> phase.start().date())
            .min(LocalDate::compareTo)
            .filter(start -> !start.isAfter(plan.asOf()));
    String diagnosed =
        say("diagnosed", "diagnóstico") + " " + wording.date(view.chart().diagnosed());
    if (first.isEmpty()) {
      return new Item(label, say("not begun", "sin empezar"), diagnosed, false, "");
    }
    boolean over = roadmap.endKnown() && !plan.asOf().isBefore(roadmap.ends());
    String ends =
        roadmap.endKnown() && roadmap.left().isEmpty()
            ? "; "
                + (over ? say("ended", "terminó") : say("ends", "termina"))
                + " "
                + wording.date(roadmap.ends())
                + (roadmap.endCertain() ? "" : say(" at the earliest", " como pronto"))
            : "";
    String value =
        over
            ? say("therapy is over", "terapia terminada")
            : say("day ", "día ") + (ChronoUnit.DAYS.between(first.get(), plan.asOf()) + 1);
    return new Item(label, value, diagnosed + ends, false, "");
  }

  private Item group() {
    Assessment assessment = plan.assessment();
    String label = say("Risk group", "Grupo de riesgo");
    String why = why("risk");
    if (!(plan.selection() instanceof Selection.Chosen(var index, var _, var _))
        || assessment.undetermined()) {
      return new Item(label, say("not known yet", "aún no se sabe"), "", true, why);
    }
    Words title = index.protocol().groups().getOrDefault(assessment.group(), Words.NONE);
    String words = wording.say(title);
    String still =
        assessment.provisional() && assessment.possible().size() > 1
            ? say("possible: ", "posibles: ") + String.join(", ", assessment.possible())
            : "";
    return new Item(
        label,
        assessment.group(),
        !still.isEmpty() ? still : words.equals(assessment.group()) ? "" : words,
        assessment.provisional(),
        why);
  }

  private Item protocol() {
    String label = say("Protocol", "Protocolo");
    return switch (plan.selection()) {
      case Selection.Chosen(var index, var needs, var _) -> {
        Protocol one = index.protocol();
        yield new Item(
            label,
            wording.say(one.title()),
            one.id() + " " + one.version() + ", " + review(one),
            !needs.isEmpty(),
            why("protocol"));
      }
      case Selection.Undetermined _ ->
          new Item(
              label,
              say("cannot be chosen yet", "aún no se puede elegir"),
              say("facts are missing", "faltan datos"),
              true,
              why("protocol"));
      case Selection.Outside _ ->
          new Item(
              label,
              say("none takes this child", "ninguno incluye a este niño"),
              "",
              false,
              why("protocol"));
    };
  }

  private String review(Protocol protocol) {
    return protocol.review().equals("unreviewed")
        ? say("not reviewed", "sin revisar")
        : protocol.review();
  }

  private Item phase() {
    String label = say("Phase", "Fase");
    Optional<PlannedPhase> active = plan.roadmap().active();
    if (active.isPresent()) {
      PlannedPhase phase = active.get();
      long day = ChronoUnit.DAYS.between(phase.start().date(), plan.asOf()) + 1;
      return new Item(
          label,
          Titles.of(phase, wording),
          say("day ", "día ") + day + say(" of ", " de ") + Wording.length(phase),
          false,
          why("phase") + "&phase=" + phase.id());
    }
    return plan.roadmap().phases().stream()
        .filter(phase -> phase.status() == PlannedPhase.Status.PROJECTED)
        .findFirst()
        .map(next ->
            new Item(
                label,
                say("next: ", "sigue: ") + Titles.of(next, wording),
                wording.date(next.start().date()) + ", " + wording.start(next.start()),
                true,
                why("phase") + "&phase=" + next.id()))
        .orElseGet(() -> new Item(label, say("none", "ninguna"), state(), false, ""));
  }

  private String state() {
    return switch (plan.state()) {
      case "new" -> say("new", "nuevo");
      case "in-remission" -> say("in remission", "en remisión");
      case "refractory" -> say("refractory", "refractaria");
      case "relapsed" -> say("relapsed", "recaída");
      case "after-transplant" -> say("after transplant", "después del trasplante");
      case "off-therapy" -> say("off therapy", "fuera de terapia");
      default -> plan.state();
    };
  }

  /** By the newest measures; what the doses go by as well, where that differs. */
  private Item size() {
    String label = say("Size", "Tamaño");
    Optional<ChartView.Dated> height = measured(Size.HEIGHT);
    Optional<ChartView.Dated> weight = measured(Size.WEIGHT);
    if (height.isEmpty() && weight.isEmpty()) {
      return new Item(label, say("not measured", "sin medir"), "", true, "");
    }
    String surface =
        Optional.ofNullable(library.vocabulary().get(SURFACE))
            .map(fact ->
                Facts.recorded(sight.made().index(), view, plan.asOf(), plan.asOf()).value(fact))
            .filter(Value.Num.class::isInstance)
            .map(value -> String.format(Locale.ROOT, "%.2f m²", ((Value.Num) value).number()))
            .orElseGet(() -> say("surface not known", "superficie desconocida"));
    String measures =
        weight.map(one -> one.value() + " kg (" + wording.date(one.on()) + ")").orElse("")
            + (height.isPresent() && weight.isPresent() ? ", " : "")
            + height.map(one -> one.value() + " cm (" + wording.date(one.on()) + ")").orElse("");
    return new Item(label, surface, measures + doses(surface), false, "");
  }

  private String doses(String surface) {
    return plan.roadmap()
        .active()
        .map(PlannedPhase::size)
        .filter(Size::known)
        .map(size -> String.format(Locale.ROOT, "%.2f m²", size.bsa()))
        .filter(used -> !used.equals(surface))
        .map(used -> "; " + say("doses by ", "dosis con ") + used)
        .orElse("");
  }

  private Optional<ChartView.Dated> measured(String name) {
    return Optional.ofNullable(library.vocabulary().get(name))
        .map(Fact::symbol)
        .flatMap(symbol -> view.latest(symbol.slot(), plan.asOf()))
        .filter(dated -> !(dated.value() instanceof Value.Unknown));
  }

  /** What a drug has done to the child and is not over, and what is on hold. */
  private List<String> alerts() {
    List<String> alerts = new ArrayList<>();
    Map<String, Entry.Happened> newest = new LinkedHashMap<>();
    for (Entry.Happened one : view.events()) {
      if (!one.to().isEmpty()) {
        newest.put(one.what() + " " + one.to(), one);
      }
    }
    newest.values().stream().filter(one -> !one.resolved()).forEach(one -> alerts.add(words(one)));
    for (Entry entry : view.openHolds()) {
      if (entry instanceof Entry.Held(var when, Drug drug, String reason)) {
        alerts.add(
            say("On hold: ", "En pausa: ")
                + wording.say(drug.label())
                + say(" since ", " desde ")
                + wording.date(when.on())
                + (reason.isEmpty() ? "" : ", " + reason));
      }
    }
    return List.copyOf(alerts);
  }

  private String words(Entry.Happened one) {
    String what =
        Optional.ofNullable(library.events().get(one.what()))
            .map(event -> wording.say(event.label()))
            .orElse(one.what());
    String to =
        Optional.ofNullable(library.formulary().get(one.to()))
            .map(drug -> wording.say(drug.label()))
            .orElse(one.to());
    String grade =
        Double.isNaN(one.grade()) ? "" : ", " + say("grade ", "grado ") + Numbers.text(one.grade());
    return what + ": " + to + grade + ", " + wording.date(one.when().on());
  }

  private String why(String what) {
    return "/children/" + sight.id() + "/why?of=" + what + sight.moment().more();
  }

  private String say(String en, String es) {
    return wording.say(new Words(en, es));
  }
}
