package org.allway.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allway.dose.Amount;
import org.allway.dose.Route;
import org.allway.library.DoseRule;
import org.allway.library.Element;
import org.allway.library.Evidence;
import org.allway.library.Library;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.library.Row;
import org.allway.library.Schedule;
import org.allway.library.Source;
import org.allway.print.Node;
import org.allway.print.Page;
import org.allway.print.Paper;
import org.allway.print.Tag;
import org.allway.rule.Numbers;
import org.allway.wording.Amounts;
import org.allway.wording.Wording;
import org.allway.words.Language;
import org.allway.words.Words;

/** One protocol: whom it takes, its risk tables, every line of every phase, all with sources. */
public final class ProtocolPage {

  private static final Words WHO = new Words("Whom it takes", "A quién incluye");
  private static final Words RISK = new Words("Risk group", "Grupo de riesgo");
  private static final Words WHEN = new Words("When", "Cuándo");
  private static final Words OTHERWISE = new Words("otherwise", "en otro caso");
  private static final Words SOURCE = new Words("Sources", "Fuentes");
  private static final Words DRUG = new Words("Drug", "Fármaco");
  private static final Words DOSE = new Words("Dose", "Dosis");
  private static final Words ROUTE = new Words("Route", "Vía");
  private static final Words DAYS = new Words("Days", "Días");
  private static final Words MORE =
      new Words("Conditions, manner, doubts", "Condiciones, modo, dudas");
  private static final Words PUMP = new Words("continuous, days:", "continua, días:");
  private static final Words WINDOW = new Words("as good on days", "igual de bien los días");
  private static final Words NOT_WITH = new Words("not on days with", "no los días con");
  private static final Words ONE = new Words("one injection", "una sola inyección");
  private static final Words HOURS = new Words("at hours", "a las horas");
  private static final Words ROADMAP = new Words("Roadmap", "Hoja de ruta");
  private static final Words REPEATED =
      new Words("repeated to the end of therapy", "se repite hasta el fin del tratamiento");
  private static final Words YEARS = new Words("years", "años");
  private static final Words DEFINITION = new Words("Definition of", "Definición de");
  private static final Words TEST = new Words("Tests", "Pruebas");
  private static final Words GATE = new Words("Starts on day", "Empieza el día");
  private static final Words ENDS = new Words("What ends it", "Qué lo termina");
  private static final Words REVIEW = new Words("review", "revisión");
  private static final Words REVISED = new Words("revised", "revisado");
  private static final Words ONLY_IF = new Words("only if", "solo si");
  private static final Words UNVERIFIED =
      new Words(
          "* not found in a source: what stands behind it in parentheses.",
          "* no encontrado en una fuente: lo que sigue entre paréntesis.");
  private static final Words PAGE = new Words("Page", "Página");
  private static final Words OF = new Words("of", "de");

  private final Library library;
  private final Protocol protocol;
  private final Wording wording;
  private final Set<String> cited = new TreeSet<>();
  private final List<Node> body = new ArrayList<>();

  private ProtocolPage(Library library, Protocol protocol, Language language) {
    this.library = library;
    this.protocol = protocol;
    this.wording = new Wording(language);
  }

  public static Page of(Library library, Protocol protocol, Language language, Paper paper) {
    return new ProtocolPage(library, protocol, language).page(paper);
  }

  private Page page(Paper paper) {
    String title = wording.say(protocol.title());
    String version =
        protocol.id()
            + " "
            + protocol.version()
            + ", "
            + wording.say(REVIEW)
            + ": "
            + protocol.review()
            + ", "
            + wording.say(REVISED)
            + " "
            + wording.date(protocol.revised());
    body.add(Tag.of("h1", title));
    body.add(Tag.of("p", version));
    if (!protocol.note().isEmpty()) {
      body.add(Tag.of("p", protocol.note()));
    }
    who();
    protocol.definitions().forEach(this::definition);
    protocol.stages().forEach(this::stage);
    roadmap();
    used().values().forEach(this::phase);
    ends();
    sources();
    String css =
        CSS
            + paper.css(
                Paper.Turn.ACROSS,
                title,
                version,
                wording.say(UNVERIFIED),
                wording.say(PAGE),
                wording.say(OF));
    String language = Wording.locale(wording.language()).getLanguage();
    return new Page(language, title, version, css, List.of(Tag.of("main", body)));
  }

  private void who() {
    heading(wording.say(WHO));
    body.add(
        Tag.of(
            "ul",
            protocol.eligible().stream()
                .map(one ->
                    Tag.of(
                        "li",
                        wording.say(one.because())
                            + " "
                            + one.require().source()
                            + marks(one.evidence())))));
  }

  private void stage(Protocol.Stage stage) {
    heading(wording.say(RISK) + ": " + stage.id().replace('_', ' '));
    List<Node> rows = new ArrayList<>();
    for (Row<String> row : stage.table().rows()) {
      rows.add(
          Tag.of(
              "tr",
              Tag.of("th", row.then()).with("scope", "row"),
              Tag.of("td", condition(row)),
              Tag.of("td", wording.say(row.because())),
              Tag.of("td", marks(row.evidence()) + note(row.evidence()))));
    }
    table(List.of(RISK, WHEN, MORE, SOURCE), List.of("12%", "40%", "24%", "24%"), rows);
  }

  private void definition(Protocol.Definition definition) {
    heading(wording.say(DEFINITION) + " " + definition.symbol().name());
    body.add(
        Tag.of(
            "ul",
            definition.table().rows().stream()
                .map(row ->
                    Tag.of(
                        "li",
                        row.then().source()
                            + " ← "
                            + condition(row)
                            + marks(row.evidence())
                            + note(row.evidence())))));
  }

  private String condition(Row<?> row) {
    String when = row.when().source();
    return when.equals("true") ? wording.say(OTHERWISE) : when;
  }

  private void roadmap() {
    heading(wording.say(ROADMAP));
    List<Node> items = new ArrayList<>();
    for (Protocol.Step step : protocol.roadmap()) {
      String which =
          switch (step.variant()) {
            case Protocol.Variant.Always(Phase phase) -> phase.id();
            case Protocol.Variant.ByGroup(var groups) ->
                protocol.groups().keySet().stream()
                    .map(group -> {
                      Phase phase = groups.get(group);
                      return group + ": " + (phase == null ? "–" : phase.id());
                    })
                    .collect(Collectors.joining("; "));
            case Protocol.Variant.ByRows(var table) ->
                table.rows().stream()
                    .map(row -> row.then().id() + " ← " + condition(row) + marks(row.evidence()))
                    .collect(Collectors.joining("; "));
          };
      String when = step.when().source();
      String only = when.equals("true") ? "" : ". " + wording.say(ONLY_IF) + " " + when;
      String again = step.repeats() ? " (" + wording.say(REPEATED) + ")" : "";
      items.add(Tag.of("li", step.phaseId() + again + ": " + which + only));
    }
    for (Row<Integer> row : protocol.duration().years().rows()) {
      String years = protocol.duration().from() + " + " + row.then() + " " + wording.say(YEARS);
      items.add(Tag.of("li", years + " ← " + condition(row) + marks(row.evidence())));
    }
    body.add(Tag.of("ul", items));
  }

  private Map<String, Phase> used() {
    Map<String, Phase> used = new LinkedHashMap<>();
    for (Protocol.Step step : protocol.roadmap()) {
      Stream<Phase> phases =
          switch (step.variant()) {
            case Protocol.Variant.Always(Phase phase) -> Stream.of(phase);
            case Protocol.Variant.ByGroup(var groups) -> groups.values().stream();
            case Protocol.Variant.ByRows(var table) -> table.rows().stream().map(Row::then);
          };
      phases.forEach(phase -> used.putIfAbsent(phase.id(), phase));
    }
    return used;
  }

  private void phase(Phase phase) {
    heading(
        wording.say(phase.title())
            + " ("
            + phase.id()
            + "), "
            + phase.days()
            + " "
            + wording.say(DAYS).toLowerCase(Wording.locale(wording.language())));
    String notes = (marks(phase.evidence()) + note(phase.evidence())).strip();
    if (!notes.isEmpty()) {
      body.add(Tag.of("p", notes));
    }
    for (Phase.Gate gate : phase.gates()) {
      String words = wording.say(GATE) + " " + gate.day() + ": " + gate.when().source();
      body.add(Tag.of("p", words + marks(gate.evidence())));
    }
    List<Node> rows = new ArrayList<>();
    phase.elements().forEach(element -> rows.add(row(element)));
    table(
        List.of(DRUG, DOSE, ROUTE, DAYS, MORE, SOURCE),
        List.of("14%", "22%", "7%", "12%", "25%", "20%"),
        rows);
    List<Node> tests = new ArrayList<>();
    for (Phase.Checkpoint check : phase.checkpoints()) {
      tests.add(Tag.of("li", check.day() + ": " + wording.tests(check) + marks(check.evidence())));
    }
    if (!tests.isEmpty()) {
      body.add(Tag.of("p", wording.say(TEST) + ":"));
      body.add(Tag.of("ul", tests));
    }
  }

  private Tag row(Element element) {
    String when = element.when().source();
    String only = when.equals("true") ? "" : wording.say(ONLY_IF) + " " + when + ". ";
    String more = only + note(element.evidence());
    return switch (element) {
      case Element.Medication drug ->
          row(
              wording.say(drug.drug().label()),
              dose(drug),
              drug.routes().stream().map(Route::name).collect(Collectors.joining("/")),
              drug.days().toString(),
              manner(drug) + more,
              drug.evidence());
      case Element.Radiotherapy beam ->
          row(
              wording.radiotherapy(beam),
              "",
              "",
              Integer.toString(beam.day()),
              more,
              beam.evidence());
    };
  }

  private Tag row(
      String drug, String dose, String route, String days, String more, Evidence evidence) {
    return Tag.of(
        "tr",
        Tag.of("th", drug).with("scope", "row"),
        Tag.of("td", dose),
        Tag.of("td", route),
        Tag.of("td", days),
        Tag.of("td", more),
        Tag.of("td", marks(evidence)));
  }

  private String manner(Element.Medication drug) {
    return Stream.of(
            drug.over(),
            hours(drug),
            drug.infusionDays() == 0 ? "" : wording.say(PUMP) + " " + drug.infusionDays(),
            drug.window().count() == 0 ? "" : wording.say(WINDOW) + " " + drug.window(),
            drug.omitDrug().isEmpty()
                ? ""
                : wording.say(NOT_WITH) + " " + drug.omitDrug() + " " + drug.omitRoute(),
            drug.injection().isEmpty() ? "" : wording.say(ONE) + ": " + drug.injection(),
            wording.say(drug.how()))
        .filter(text -> !text.isEmpty())
        .map(text -> text.endsWith(".") ? text + " " : text + ". ")
        .collect(Collectors.joining());
  }

  private String hours(Element.Medication drug) {
    if (drug.schedule().hour(0) == Schedule.NO_HOUR) {
      return "";
    }
    int each = drug.schedule().count() / drug.days().count();
    return wording.say(HOURS)
        + " "
        + IntStream.range(0, each)
            .mapToObj(one -> Integer.toString(drug.schedule().hour(one)))
            .collect(Collectors.joining(", "));
  }

  private String dose(Element.Medication drug) {
    String rate =
        switch (drug.dose()) {
          case DoseRule.Fixed(var fixed) -> fixed.toString();
          case DoseRule.Banded banded ->
              banded.bands().stream()
                      .map(band ->
                          "≥"
                              + Numbers.text(band.from())
                              + " "
                              + banded.by().unit
                              + ": "
                              + band.rate())
                      .collect(Collectors.joining(", "))
                  + marks(banded.evidence());
          case DoseRule.Individual(var who) -> wording.say(who);
          case DoseRule.Escalating ladder ->
              (ladder.resumes().isEmpty()
                      ? ""
                      : Numbers.text(ladder.share()) + " × " + ladder.resumes() + " / ")
                  + ladder.start()
                  + ", + "
                  + ladder.step();
        };
    double cap =
        Math.min(drug.max(), Objects.requireNonNull(drug.drug().routes().get(drug.route())).max());
    return rate
        + (drug.times() > 1 ? " / " + drug.times() : "")
        + (Double.isInfinite(cap)
            ? ""
            : " (max " + Amounts.text(new Amount(cap, drug.drug().unit())) + ")");
  }

  private void ends() {
    if (protocol.leaves().isEmpty()) {
      return;
    }
    heading(wording.say(ENDS));
    body.add(
        Tag.of(
            "ul",
            protocol.leaves().stream()
                .map(leave ->
                    Tag.of(
                        "li",
                        leave.when().source()
                            + ": "
                            + wording.say(leave.because())
                            + " "
                            + wording.say(leave.action())
                            + marks(leave.evidence())))));
  }

  private void sources() {
    heading(wording.say(SOURCE));
    List<Node> items = new ArrayList<>();
    for (String key : cited) {
      Source source = library.sources().get(key);
      if (source != null) {
        items.add(Tag.of("li", (key + ": " + source.title() + " " + source.url()).strip()));
      }
    }
    body.add(Tag.of("ul", items));
  }

  private void heading(String words) {
    body.add(Tag.of("h2", words));
  }

  private void table(List<Words> heads, List<String> widths, List<Node> rows) {
    List<Node> cells = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      cells.add(
          Tag.of("th", wording.say(heads.get(i)))
              .with("scope", "col")
              .with("style", "width: " + widths.get(i)));
    }
    body.add(Tag.of("table", Tag.of("thead", Tag.of("tr", cells)), Tag.of("tbody", rows)));
  }

  private static String note(Evidence evidence) {
    return evidence.note().isEmpty() ? "" : " " + evidence.note();
  }

  private String marks(Evidence evidence) {
    cited.addAll(evidence.cites());
    String cites =
        evidence.cites().isEmpty() ? "" : " [" + String.join(", ", evidence.cites()) + "]";
    return cites
        + (evidence.verified() ? "" : " * (" + String.join(", ", evidence.unverified()) + ")");
  }

  private static final String CSS =
      """
      * { box-sizing: border-box; }
      body { font-family: 'DejaVu Sans', sans-serif; font-size: 8pt; line-height: 1.3; color: #111111; margin: 0; }
      h1 { font-size: 15pt; margin: 0 0 3pt; }
      h2 { font-size: 11pt; margin: 10pt 0 3pt; page-break-after: avoid; }
      p { margin: 2pt 0; }
      ul { margin: 1pt 0 2pt; padding-left: 12pt; }
      table { width: 99.8%; border-collapse: collapse; table-layout: fixed; -fs-table-paginate: paginate; }
      th, td { border: 1px solid #777777; padding: 2pt 3pt; text-align: left; vertical-align: top; word-wrap: break-word; }
      thead th { background: #e4ebf1; }
      tr, li { page-break-inside: avoid; }
      """;
}
