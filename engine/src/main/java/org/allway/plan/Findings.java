package org.allway.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.allway.assess.Assessment;
import org.allway.assess.Index;
import org.allway.chart.ChartView;
import org.allway.chart.Entry;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PhaseStart;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Roadmap;
import org.allway.roadmap.Standing;
import org.allway.rule.Query;
import org.allway.words.Words;

/** What the care team should notice about a plan as a whole. */
final class Findings {

  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> said = new HashSet<>();

  private Findings() {}

  static List<Finding> of(Index index, ChartView view, Assessment assessment, Roadmap roadmap) {
    Findings all = new Findings();
    if (assessment.undetermined()) {
      all.add(
          Finding.Level.WARN,
          "GROUP-UNDETERMINED",
          new Words(
              "The risk group cannot be told yet, so the roadmap stops where it depends on it.",
              "Aún no se puede determinar el grupo de riesgo; el plan se detiene donde depende de"
                  + " él."),
          new Words("Record the facts listed under 'needed'.", "Registre los datos que faltan."),
          List.of());
    }
    for (Protocol.Leave leave : roadmap.left()) {
      all.add(
          Finding.Level.WARN,
          "OFF-PROTOCOL",
          leave.because(),
          leave.action(),
          leave.evidence().cites());
    }
    for (PlannedPhase phase : roadmap.phases()) {
      all.start(phase.phase().title(), phase.start(), view);
      for (PlannedPhase.InnerGate gate : phase.inner()) {
        if (gate.start().kind() != PhaseStart.Kind.ESTIMATED) {
          Words title = phase.phase().title();
          all.start(
              new Words(title.en() + " day " + gate.day(), title.es() + " día " + gate.day()),
              gate.start(),
              view);
        }
      }
      all.doses(phase);
      for (Entry.Gave gave : phase.unplanned()) {
        all.add(
            Finding.Level.WARN,
            "GIVEN-NOT-PLANNED",
            new Words(
                gave.drug().label().en()
                    + " "
                    + gave.amount()
                    + " "
                    + gave.route()
                    + " of "
                    + gave.when().on()
                    + " matches no dose of the plan.",
                gave.drug().label().es()
                    + " "
                    + gave.amount()
                    + " "
                    + gave.route()
                    + " del "
                    + gave.when().on()
                    + " no corresponde a ninguna dosis del plan."),
            new Words("Check drug, route and date.", "Verifique el fármaco, la vía y la fecha."),
            List.of());
      }
    }
    all.chart(index.library(), view, roadmap);
    all.unverified(index, roadmap);
    return all.findings;
  }

  /** What is recorded and does not show in the roadmap, or must never have happened. */
  private void chart(Library library, ChartView view, Roadmap roadmap) {
    for (Entry.Started started : view.starts(LocalDate.MIN, LocalDate.MAX).all()) {
      boolean used =
          roadmap.phases().stream()
              .anyMatch(phase ->
                  phase.id().equals(started.phase())
                      && (started.day() == 1
                          || phase.inner().stream().anyMatch(gate -> gate.day() == started.day())));
      if (!used) {
        String what = started.phase() + (started.day() == 1 ? "" : " day " + started.day());
        add(
            Finding.Level.WARN,
            "START-NOT-PLANNED",
            new Words(
                "The recorded start of "
                    + what
                    + " on "
                    + started.when().on()
                    + " has no place in this roadmap.",
                "El inicio registrado de "
                    + what
                    + " el "
                    + started.when().on()
                    + " no tiene lugar en este plan."),
            new Words(
                "Check the phase, its day and the risk group.",
                "Verifique la fase, su día y el grupo de riesgo."),
            List.of());
      }
    }
    for (Entry.Gave gave : view.givings()) {
      if (gave.drug().never().contains(gave.route())) {
        add(
            Finding.Level.STOP,
            "FORBIDDEN-ROUTE",
            new Words(
                gave.drug().label().en()
                    + " "
                    + gave.route()
                    + " is recorded as given on "
                    + gave.when().on()
                    + ": this route harms.",
                gave.drug().label().es()
                    + " "
                    + gave.route()
                    + " consta como administrada el "
                    + gave.when().on()
                    + ": esta vía es dañina."),
            new Words(
                "Act at once if it is true; withdraw the entry if it is an error.",
                "Actúe de inmediato si es cierto; retire la entrada si es un error."),
            gave.drug().evidence().cites());
      }
    }
    for (Entry.Happened event : view.events()) {
      if (asked(library, event) || over(view, event)) {
        continue;
      }
      add(
          Finding.Level.WARN,
          "EVENT-NOT-USED",
          new Words(
              "The event '"
                  + event.what()
                  + "' of "
                  + event.when().on()
                  + " is recorded; the plan does not change by it.",
              "El evento '"
                  + event.what()
                  + "' del "
                  + event.when().on()
                  + " está registrado; el plan no cambia por él."),
          new Words(
              "Decide what it means for the doses to come.",
              "Decida qué significa para las próximas dosis."),
          List.of());
    }
    for (Entry hold : view.openHolds()) {
      if (hold instanceof Entry.Held(var when, var drug, String reason)) {
        add(
            Finding.Level.WARN,
            "HELD",
            new Words(
                drug.label().en()
                    + " is held since "
                    + when.on()
                    + (reason.isEmpty() ? "" : " (" + reason + ")")
                    + "; doses to come are shown as if it were resumed.",
                drug.label().es()
                    + " suspendido desde "
                    + when.on()
                    + (reason.isEmpty() ? "" : " (" + reason + ")")
                    + "; las próximas dosis se muestran como si se reanudara."),
            new Words("Record when it is resumed.", "Registre cuándo se reanuda."),
            List.of());
      }
    }
  }

  private void start(Words title, PhaseStart start, ChartView view) {
    String en = title.en();
    String es = title.es();
    switch (start.kind()) {
      case WAITING ->
          add(
              Finding.Level.INFO,
              "START-WAITS",
              new Words(
                  en
                      + " waits: its start criteria are not met. Earliest day was "
                      + start.earliest()
                      + ".",
                  es
                      + " espera: no se cumplen los criterios de inicio. El primer día posible era "
                      + start.earliest()
                      + "."),
              new Words("Repeat the counts.", "Repita el hemograma."),
              List.of());
      case READY, EARLIEST -> {
        if (start.earliest().isBefore(view.asOf()) && start.date().equals(view.asOf())) {
          add(
              Finding.Level.INFO,
              "START-OVERDUE",
              new Words(
                  en
                      + " could have started on "
                      + start.earliest()
                      + "; no start is recorded, so it is planned from "
                      + start.date()
                      + ".",
                  es
                      + " podía empezar el "
                      + start.earliest()
                      + "; no hay inicio registrado, por lo que se planifica desde el "
                      + start.date()
                      + "."),
              new Words(
                  "Record the start, or the counts it waits for.",
                  "Registre el inicio, o el hemograma que espera."),
              List.of());
        }
      }
      case INFERRED ->
          add(
              Finding.Level.INFO,
              "START-INFERRED",
              new Words(
                  en
                      + " is taken to have started on "
                      + start.date()
                      + ", its first recorded giving.",
                  es
                      + ": se toma como inicio el "
                      + start.date()
                      + ", su primera administración registrada."),
              new Words("Record the start.", "Registre el inicio."),
              List.of());
      case ESTIMATED ->
          add(
              Finding.Level.WARN,
              "START-ESTIMATED",
              new Words(
                  "No start of "
                      + en
                      + " is recorded although a later phase has begun; "
                      + start.date()
                      + " is an estimate.",
                  "No hay inicio registrado de "
                      + es
                      + " aunque ya empezó una fase posterior; "
                      + start.date()
                      + " es una estimación."),
              new Words("Record the start.", "Registre el inicio."),
              List.of());
      case RECORDED -> {}
    }
  }

  private void doses(PlannedPhase phase) {
    for (Dose dose : phase.doses()) {
      if (dose.dosage() instanceof Dosage.Asked asked
          && !(dose.standing() instanceof Standing.Given)
          && said.add(asked.question().en())) {
        String needs =
            asked.needs().isEmpty() ? dose.element().drug().id() : String.join(", ", asked.needs());
        add(
            Finding.Level.WARN,
            asked.code(),
            asked.question(),
            new Words("Needed: " + needs, "Se necesita: " + needs),
            List.of());
      }
    }
  }

  /** Whether any rule asks about an event. */
  private static boolean asked(Library library, Entry.Happened event) {
    return library.queries().keySet().stream()
        .anyMatch(query ->
            query.kind().arguments().getFirst() == Query.Argument.EVENT
                && query.subject().equals(event.what()));
  }

  /** Whether it is recorded as resolved since. */
  private static boolean over(ChartView view, Entry.Happened event) {
    List<Entry.Happened> events = view.events();
    return events.subList(events.indexOf(event), events.size()).stream()
        .anyMatch(later -> later.what().equals(event.what()) && later.resolved());
  }

  private void unverified(Index index, Roadmap roadmap) {
    long open = 0;
    long all = 0;
    for (PlannedPhase phase : roadmap.phases()) {
      for (Dose dose : phase.doses()) {
        all++;
        open += dose.verified() ? 0 : 1;
      }
    }
    if (open > 0) {
      add(
          Finding.Level.INFO,
          "UNVERIFIED",
          new Words(
              open + " of " + all + " doses rest on a number that nobody has found in a source.",
              open
                  + " de "
                  + all
                  + " dosis se basan en un número que nadie ha encontrado en una fuente."),
          new Words(
              "Check them against the centre's own copy of " + index.protocol().title().en() + ".",
              "Compruébelas con el protocolo del centro: " + index.protocol().title().es() + "."),
          List.of());
    }
  }

  private void add(Finding.Level level, String code, Words text, Words action, List<String> cites) {
    findings.add(new Finding(level, code, text, action, cites));
  }
}
