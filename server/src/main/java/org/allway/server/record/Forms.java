package org.allway.server.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.allway.chart.ChartView;
import org.allway.dose.Route;
import org.allway.library.Drug;
import org.allway.library.Event;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.plan.Case;
import org.allway.plan.Need;
import org.allway.roadmap.PlannedPhase;
import org.allway.rule.Value;
import org.allway.server.account.Role;
import org.allway.server.entry.EntryWords;
import org.allway.server.record.Control.Option;
import org.allway.wording.Wording;
import org.allway.words.Language;
import org.allway.words.Words;

/** Makes the forms for one child, in one language. */
final class Forms {

  static final String NEEDED = "needed";
  static final String EVENT = "event";
  static final String TAKES = "takes";
  static final String STOPS = "stops";
  static final String START = "start";
  static final String RELAPSE = "relapse";
  static final String HOLD = "hold";
  static final String RESUME = "resume";
  static final String ADAPT = "adapt";

  /** Behind this stands a group of the vocabulary. */
  static final String GROUP = "values-";

  private static final String RELAPSE_AT = "relapse_";
  private static final Set<Role> TEAM = EnumSet.of(Role.PHYSICIAN, Role.PHARMACIST, Role.NURSE);
  private static final Set<Role> PHYSICIANS = EnumSet.of(Role.PHYSICIAN);
  private static final int MOST_SEVERE = 5;

  private final Library library;
  private final Case made;
  private final LocalDate today;
  private final Language language;
  private final Wording wording;
  private final EntryWords words;
  private final FactFields values;

  Forms(Library library, Case made, LocalDate today, Language language) {
    this.library = library;
    this.made = made;
    this.today = today;
    this.language = language;
    this.wording = new Wording(language);
    this.words = new EntryWords(library, language);
    this.values = new FactFields(library, language);
  }

  /** Every form that this child can have, the most used first. */
  List<Form> all() {
    List<Form> forms = new ArrayList<>();
    if (!needs().isEmpty()) {
      forms.add(needed());
    }
    groups().stream().map(this::group).forEach(forms::add);
    for (String kind : List.of(EVENT, TAKES, STOPS, START, HOLD, RESUME, ADAPT, RELAPSE)) {
      find(kind).filter(form -> !form.fields().isEmpty()).ifPresent(forms::add);
    }
    return forms;
  }

  Optional<Form> find(String kind) {
    if (kind.startsWith(GROUP)) {
      String group = kind.substring(GROUP.length());
      return groups().contains(group) ? Optional.of(group(group)) : Optional.empty();
    }
    return Optional.ofNullable(
        switch (kind) {
          case NEEDED -> needed();
          case EVENT -> event();
          case TAKES -> takes();
          case STOPS -> stops();
          case START -> start();
          case HOLD -> hold();
          case RESUME -> resume();
          case ADAPT -> adapt();
          case RELAPSE -> relapse();
          default -> null;
        });
  }

  /** The facts behind a form of values, in its order. */
  List<Fact> facts(String kind) {
    if (kind.equals(NEEDED)) {
      return needs().keySet().stream().map(library.vocabulary()::get).toList();
    }
    String group = kind.substring(GROUP.length());
    return library.facts().stream()
        .filter(fact -> FactFields.open(fact) && fact.group().equals(group))
        .toList();
  }

  /** The same by name; none behind any other form. */
  Map<String, Fact> facts(Form form) {
    Map<String, Fact> facts = new LinkedHashMap<>();
    if (ofValues(form.kind())) {
      facts(form.kind()).forEach(fact -> facts.put(fact.name(), fact));
    }
    return facts;
  }

  static boolean ofValues(String kind) {
    return kind.equals(NEEDED) || kind.startsWith(GROUP);
  }

  // --- values ---

  private List<String> groups() {
    Set<String> groups = new LinkedHashSet<>(List.of("lab", "size"));
    library.facts().stream().filter(FactFields::open).map(Fact::group).forEach(groups::add);
    return groups.stream()
        .filter(group ->
            library.facts().stream()
                .anyMatch(fact -> FactFields.open(fact) && fact.group().equals(group)))
        .toList();
  }

  private Form group(String group) {
    String kind = GROUP + group;
    return new Form(
        kind,
        say(FactFields.label(group)),
        say(
            "Fill in what is known and leave the rest empty.",
            "Rellene lo que se sabe y deje vacío lo demás."),
        facts(kind).stream().map(this::field).toList(),
        TEAM);
  }

  /** What the plan lacks, by the day on which it counts on it. */
  private Map<String, Need> needs() {
    Map<String, Need> first = new TreeMap<>();
    for (Need need : made.plan().needs()) {
      Fact fact = library.vocabulary().get(need.fact());
      if (fact != null && FactFields.open(fact)) {
        first.merge(need.fact(), need, (a, b) -> a.by().isAfter(b.by()) ? b : a);
      }
    }
    return first.values().stream()
        .sorted(Comparator.comparing(Need::by).thenComparing(Need::fact))
        .collect(Collectors.toMap(Need::fact, need -> need, (a, _) -> a, LinkedHashMap::new));
  }

  private Form needed() {
    return new Form(
        NEEDED,
        say("What the plan is missing", "Lo que falta al plan"),
        say(
            "The plan goes on provisionally until these are known. Leave empty what is not.",
            "El plan sigue de forma provisional hasta que se sepan. Deje vacío lo que no se sabe."),
        facts(NEEDED).stream().map(this::field).toList(),
        TEAM);
  }

  private Field field(Fact fact) {
    Optional<ChartView.Dated> latest = made.view().latest(fact.symbol().slot(), today);
    String known =
        latest
            .map(one ->
                (one.value() instanceof Value.Unknown
                        ? say("not known", "no se sabe")
                        : words.valueOf(fact, one.value().toString()))
                    + ", "
                    + wording.date(one.on()))
            .orElse("");
    Need need = needs().get(fact.name());
    Field field = values.field(fact);
    return new Field(
        field.name(),
        field.label(),
        field.hint(),
        field.control(),
        known,
        need == null ? "" : wording.date(need.by()),
        false,
        "",
        Optional.empty(),
        false);
  }

  // --- what happens ---

  private Form event() {
    List<Option> events =
        library.events().values().stream()
            .sorted(Comparator.comparing((Event event) -> event.label().in(language)))
            .map(event -> new Option(event.id(), event.label().in(language)))
            .toList();
    List<Option> grades = new ArrayList<>();
    for (int grade = 1; grade <= MOST_SEVERE; grade++) {
      grades.add(new Option(String.valueOf(grade), say("grade ", "grado ") + grade));
    }
    grades.add(new Option("0", say("it is over", "ya pasó")));
    return new Form(
        EVENT,
        say("Something happened", "Ocurrió algo"),
        say(
            "A toxicity, a reaction, an infection. The newest entry of an event holds.",
            "Una toxicidad, una reacción, una infección. Vale la última anotación de cada suceso."),
        List.of(
            Field.of("what", say("What", "Qué"), new Control.OneOf(events)).must(),
            Field.of(
                "grade", say("How severe (CTCAE)", "Gravedad (CTCAE)"), new Control.OneOf(grades)),
            Field.of("to", say("Caused by", "Causado por"), new Control.Text(causes()))
                .hinted(
                    say(
                        "a drug or a class; leave empty if not known",
                        "un fármaco o una clase; vacío si no se sabe"))),
        TEAM);
  }

  private Form takes() {
    return new Form(
        TAKES,
        say("Takes a medicine", "Toma un medicamento"),
        say(
            "Medicines besides the protocol; orders are checked against them.",
            "Medicamentos aparte del protocolo; las órdenes se comprueban con ellos."),
        List.of(
            Field.of("drug", say("Medicine", "Medicamento"), new Control.Text(drugs())).must(),
            Field.of("until", say("Until (if known)", "Hasta (si se sabe)"), new Control.Day()),
            Field.of("reason", say("What for", "Para qué"), new Control.Text(List.of()))),
        TEAM);
  }

  private Form stops() {
    List<Option> taken =
        made.view().medicines().stream()
            .filter(org.allway.chart.Entry.Takes.class::isInstance)
            .map(entry -> ((org.allway.chart.Entry.Takes) entry).drug())
            .distinct()
            .map(this::option)
            .toList();
    return new Form(
        STOPS,
        say("Stops a medicine", "Deja un medicamento"),
        "",
        taken.isEmpty()
            ? List.of()
            : List.of(
                Field.of("drug", say("Medicine", "Medicamento"), new Control.OneOf(taken)).must(),
                Field.of("reason", say("Why", "Por qué"), new Control.Text(List.of()))),
        TEAM);
  }

  private Form start() {
    List<Option> phases = new ArrayList<>();
    for (PlannedPhase phase : made.plan().roadmap().phases()) {
      if (phase.start().kind() != org.allway.roadmap.PhaseStart.Kind.RECORDED
          && phase.status() != PlannedPhase.Status.DONE) {
        phases.add(
            new Option(
                phase.id(),
                phase.phase().title().in(language)
                    + (phase.cycle() > 1 ? " " + phase.cycle() : "")
                    + ", "
                    + say("planned ", "previsto ")
                    + wording.date(phase.start().date())));
      }
      for (PlannedPhase.InnerGate gate : phase.inner()) {
        if (!gate.start().happened()) {
          phases.add(
              new Option(
                  phase.id() + " day " + gate.day(),
                  phase.phase().title().in(language) + say(", day ", ", día ") + gate.day()));
        }
      }
    }
    return new Form(
        START,
        say("A phase begins", "Empieza una fase"),
        say("The day of the form is its first day.", "El día del formulario es su primer día."),
        phases.isEmpty()
            ? List.of()
            : List.of(Field.of("phase", say("Phase", "Fase"), new Control.OneOf(phases)).must()),
        PHYSICIANS);
  }

  private Form hold() {
    return new Form(
        HOLD,
        say("Hold a drug", "Suspender un fármaco"),
        say("Until somebody resumes it.", "Hasta que alguien lo reanude."),
        List.of(
            Field.of("drug", say("Drug", "Fármaco"), new Control.Text(planned())).must(),
            Field.of("until", say("Until (if known)", "Hasta (si se sabe)"), new Control.Day()),
            Field.of("reason", say("Why", "Por qué"), new Control.Text(List.of())).must()),
        PHYSICIANS);
  }

  private Form resume() {
    List<Option> held =
        made.view().openHolds().stream()
            .filter(org.allway.chart.Entry.Held.class::isInstance)
            .map(entry -> ((org.allway.chart.Entry.Held) entry).drug())
            .distinct()
            .map(this::option)
            .toList();
    return new Form(
        RESUME,
        say("Resume a held drug", "Reanudar un fármaco suspendido"),
        "",
        held.isEmpty()
            ? List.of()
            : List.of(Field.of("drug", say("Drug", "Fármaco"), new Control.OneOf(held)).must()),
        PHYSICIANS);
  }

  private Form adapt() {
    List<Option> routes =
        java.util.stream.Stream.of(Route.values())
            .map(route -> new Option(route.name(), wording.route(route) + " (" + route + ")"))
            .toList();
    return new Form(
        ADAPT,
        say("Set an individual dose", "Fijar una dosis individual"),
        say(
            "The share of the planned dose that this child gets from this day on; 100 % ends it.",
            "La parte de la dosis prevista que recibe este niño desde ese día; 100 % lo termina."),
        List.of(
            Field.of("drug", say("Drug", "Fármaco"), new Control.Text(planned())).must(),
            Field.of(
                "route",
                say("Route (empty: every)", "Vía (vacío: todas)"),
                new Control.OneOf(routes)),
            Field.of(
                    "share",
                    say("Share of the planned dose", "Parte de la dosis prevista"),
                    new Control.Number("%", false))
                .must(),
            Field.of("reason", say("Why", "Por qué"), new Control.Text(List.of())).must()),
        PHYSICIANS);
  }

  private Form relapse() {
    List<Option> sites =
        library.facts().stream()
            .filter(fact -> fact.name().startsWith(RELAPSE_AT) && fact.kind() == Fact.Kind.BOOLEAN)
            .map(fact ->
                new Option(fact.name().substring(RELAPSE_AT.length()), fact.label().in(language)))
            .toList();
    return new Form(
        RELAPSE,
        say("Relapse", "Recaída"),
        say("The leukemia is back. Tick every place.", "La leucemia ha vuelto. Marque cada lugar."),
        List.of(
            Field.of("sites", say("Where", "Dónde"), new Control.AnyOf(sites, Set.of())).must()),
        PHYSICIANS);
  }

  // --- proposals ---

  private Option option(Drug drug) {
    return new Option(drug.id(), drug.label().in(language));
  }

  private List<Option> drugs() {
    return library.formulary().values().stream().map(this::option).toList();
  }

  private List<Option> planned() {
    Set<Drug> drugs = new LinkedHashSet<>();
    made.plan()
        .roadmap()
        .phases()
        .forEach(phase -> phase.doses().forEach(dose -> drugs.add(dose.element().drug())));
    return drugs.stream().map(this::option).toList();
  }

  private List<Option> causes() {
    Set<String> classes =
        library.formulary().values().stream()
            .map(Drug::drugClass)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    List<Option> causes = new ArrayList<>(drugs());
    classes.forEach(name -> causes.add(new Option(name, name)));
    return causes;
  }

  private String say(String en, String es) {
    return language == Language.ES ? es : en;
  }

  private String say(Words text) {
    return text.in(language);
  }
}
