package org.allway.server.child;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.allway.library.Choice;
import org.allway.library.Library;
import org.allway.library.Phase;
import org.allway.plan.Decision;
import org.allway.plan.Need;
import org.allway.plan.Plan;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PhaseStart;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Standing;
import org.allway.rule.Phrase;
import org.allway.wording.Wording;
import org.allway.words.Language;
import org.allway.words.Words;

/**
 * A child's way as a picture: phases as bars along time, what open decisions would bring in their
 * place, a lane for each drug with what was given, is due, is to come or was left out, tests, and a
 * line for the day. Read aloud it is a list of phases with links, and a sentence for each lane.
 */
public final class RoadmapPicture {

  static final int WIDTH = 1240;
  private static final double LEFT = 178;
  private static final double RIGHT = WIDTH - 12.0;
  private static final double AXIS = 18;
  private static final double BAR = 26;
  private static final double ROW = 20;
  private static final double LETTER = 6.6;
  private static final double MARK = 3.6;
  private static final double TICK_TEXT = 48;

  private final Sight sight;
  private final Plan plan;
  private final Library library;
  private final Axis axis;
  private final Wording wording;
  private final Svg svg = new Svg();
  private double y = AXIS + 10;

  /**
   * The picture.
   *
   * @param height in the units of which it is {@link #WIDTH} wide
   */
  public record Drawn(int height, String markup) {}

  private RoadmapPicture(Sight sight, Zoom zoom, Language language) {
    this.sight = sight;
    this.plan = sight.plan();
    this.library = sight.made().index().library();
    this.axis = zoom.axis(plan, LEFT, RIGHT);
    this.wording = new Wording(language);
  }

  static Drawn of(Sight sight, Zoom zoom, Language language) {
    return new RoadmapPicture(sight, zoom, language).drawn();
  }

  private Drawn drawn() {
    List<Lane> lanes = Lane.of(plan).stream().filter(lane -> lane.shownBy(axis)).toList();
    double phases = y;
    List<Branch> branches = branches();
    double below = phases + BAR + 8 + branches.size() * ROW + (points().isEmpty() ? 0 : ROW);
    double height = below + (lanes.size() + 1) * ROW + 8;
    calendar(height);
    phases();
    decisions();
    branches.forEach(this::branch);
    y = below;
    for (int i = 0; i < lanes.size(); i++) {
      lane(lanes.get(i), i);
    }
    tests(lanes.size());
    today(height);
    return new Drawn((int) Math.ceil(height), svg.markup());
  }

  private void calendar(double height) {
    svg.open("g", "aria-hidden", "true");
    double free = 0;
    for (Axis.Tick tick : axis.ticks(wording.language())) {
      svg.line("grid", tick.x(), AXIS, tick.x(), height);
      if (tick.x() >= free && tick.x() < RIGHT - TICK_TEXT / 2 && !underToday(tick.x())) {
        svg.text("tick", tick.x() + 3, AXIS - 4, tick.label());
        free = tick.x() + TICK_TEXT + 10;
      }
    }
    svg.close("g");
  }

  /** Whether the label of the day would lie over this one. */
  private boolean underToday(double x) {
    return axis.shows(plan.asOf())
        && axis.middle(plan.asOf()) > x - TICK_TEXT / 2
        && axis.middle(plan.asOf()) < x + TICK_TEXT + TICK_TEXT / 2;
  }

  private void phases() {
    svg.open("g", "role", "list", "aria-label", say("Phases", "Fases"));
    for (PlannedPhase phase : plan.roadmap().phases()) {
      if (axis.shows(phase.start().date(), phase.end())) {
        svg.open("g", "role", "listitem");
        phase(phase);
        svg.close("g");
      }
    }
    svg.close("g");
    y += BAR + 8;
  }

  private void phase(PlannedPhase phase) {
    double x = axis.x(axis.clip(phase.start().date()));
    double width = axis.x(axis.clip(phase.end()).plusDays(1)) - x;
    String words = words(phase);
    svg.open(
        "a", "href", sight.path("/phases/" + phase.id()), "class", "phase", "aria-label", words);
    svg.title(words);
    String style =
        switch (phase.status()) {
          case DONE -> "done";
          case ACTIVE -> "active";
          case PROJECTED -> uncertain(phase) ? "ahead unsure" : "ahead";
        };
    svg.rect("phase " + style, x + 0.5, y, Math.max(2, width - 1), BAR, 3, "");
    if (style.endsWith("unsure")) {
      svg.rect("hatch", x + 0.5, y, Math.max(2, width - 1), BAR, 3, "");
    }
    String label = label(phase, width);
    if (!label.isEmpty()) {
      svg.text("phase-text " + style, x + width / 2, y + BAR / 2 + 4, label);
    }
    if (!phase.phase().gates().isEmpty()) {
      gate(phase.start(), x);
    }
    phase.inner().stream()
        .filter(inner -> axis.shows(inner.start().date()))
        .forEach(inner -> gate(inner.start(), axis.x(inner.start().date())));
    svg.close("a");
  }

  /** What stands before the phase or its later part, and waits for a condition. */
  private void gate(PhaseStart start, double x) {
    String style = start.kind() == PhaseStart.Kind.WAITING ? "gate shut" : "gate";
    svg.line(style, x, y - 4, x, y + BAR + 4);
    svg.circle(style, x, y - 5, 2.2, "");
  }

  /** Whether a phase may come on another day, in another way, or not at all. */
  private boolean uncertain(PlannedPhase phase) {
    return plan.assessment().provisional()
        || phase.start().kind() == PhaseStart.Kind.WAITING
        || !phase.waiting().isEmpty();
  }

  /** The title where there is room, else the letters by which wards call a phase. */
  private String label(PlannedPhase phase, double width) {
    String title = Titles.of(phase, wording);
    if (title.length() * LETTER < width) {
      return title;
    }
    String letters = letters(phase.id());
    return letters.length() * (LETTER + 1) < width ? letters : "";
  }

  static String letters(String id) {
    StringBuilder letters = new StringBuilder();
    for (String part : id.split("-", -1)) {
      letters.append(
          part.chars().allMatch(Character::isDigit)
              ? part
              : part.substring(0, Math.min(1, part.length())));
    }
    return letters.toString().toUpperCase(Locale.ROOT);
  }

  private String words(PlannedPhase phase) {
    String status =
        switch (phase.status()) {
          case DONE -> say("done", "terminada");
          case ACTIVE -> say("going on", "en curso");
          case PROJECTED -> say("to come", "prevista");
        };
    String start = wording.start(phase.start());
    String gates = phase.phase().gates().stream().map(this::gate).collect(Collectors.joining("; "));
    return Titles.of(phase, wording)
        + ", "
        + wording.date(phase.start().date())
        + " – "
        + wording.date(phase.end())
        + ", "
        + status
        + (start.isEmpty() ? "" : ", " + start)
        + (uncertain(phase) && phase.status() == PlannedPhase.Status.PROJECTED
            ? say(", may still change", ", aún puede cambiar")
            : "")
        + (gates.isEmpty() ? "" : ". " + gates);
  }

  private String gate(Phase.Gate gate) {
    return say("Day ", "Día ")
        + gate.day()
        + say(" waits for ", " espera ")
        + Phrase.of(List.of(gate.when().expr()), wording.language());
  }

  /** A decision with the day on which the way comes to it. */
  private record Point(Decision decision, LocalDate on) {}

  private List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (Decision decision : plan.decisions()) {
      LocalDate on = comesTo(decision);
      if (axis.shows(on)) {
        points.add(new Point(decision, on));
      }
    }
    points.sort(Comparator.comparing(Point::on));
    return points;
  }

  /** When it was taken; else the phase that first asks for it, or now. */
  private LocalDate comesTo(Decision decision) {
    if (decision.settledBy() == Decision.Settled.CHART) {
      LocalDate taken =
          sight.made().view().turns().stream()
              .filter(turn -> turn.choice().equals(decision.id()))
              .map(turn -> turn.on())
              .reduce((_, newer) -> newer)
              .orElse(plan.asOf());
      return taken;
    }
    Choice choice = library.choices().get(decision.id());
    if (choice != null && choice.onTheWay()) {
      return plan.asOf();
    }
    return plan.roadmap().phases().stream()
        .filter(phase -> phase.phase().choices().contains(decision.id()))
        .map(phase -> phase.start().date())
        .min(LocalDate::compareTo)
        .filter(day -> day.isAfter(plan.asOf()) || decision.settledBy() != Decision.Settled.OPEN)
        .orElse(plan.asOf());
  }

  private void decisions() {
    List<Point> points = points();
    if (points.isEmpty()) {
      return;
    }
    double middle = y + ROW / 2;
    svg.text("row", LEFT - 8, middle + 4, say("Decisions", "Decisiones"));
    svg.open("g", "role", "list", "aria-label", say("Decisions", "Decisiones"));
    double free = 0;
    for (Point point : points) {
      boolean open = point.decision().settledBy() == Decision.Settled.OPEN;
      String words =
          wording.say(point.decision().question())
              + ", "
              + wording.date(point.on())
              + ", "
              + (open ? say("open", "abierta") : say("decided", "decidida"));
      double x = Math.max(axis.middle(point.on()), free);
      free = x + 13;
      svg.open("g", "role", "listitem");
      svg.open(
          "a",
          "href",
          "/children/" + sight.id() + "/decisions#" + point.decision().id(),
          "aria-label",
          words);
      svg.diamond(open ? "decision open" : "decision", x, middle, 6, words);
      svg.close("a").close("g");
    }
    svg.close("g");
    y += ROW;
  }

  /** What an open decision would bring. */
  private record Branch(Decision.Option option) {}

  private static final int MOST_BRANCHES = 4;

  private List<Branch> branches() {
    return plan.decisions().stream()
        .filter(decision -> decision.settledBy() == Decision.Settled.OPEN)
        .flatMap(decision -> decision.options().stream())
        .filter(option -> option.status() != Decision.Status.EXCLUDED)
        .filter(option ->
            option.leadsTo().stream().anyMatch(ahead -> axis.shows(ahead.start(), ahead.end())))
        .limit(MOST_BRANCHES)
        .map(Branch::new)
        .toList();
  }

  private void branch(Branch branch) {
    double middle = y + ROW / 2;
    String label = say("if: ", "si: ") + wording.say(branch.option().label());
    String said =
        label
            + ": "
            + branch.option().leadsTo().stream()
                .map(ahead -> wording.say(ahead.title()) + " " + wording.date(ahead.start()))
                .collect(Collectors.joining(", "));
    svg.open("g", "role", "img", "aria-label", said);
    svg.text("row", LEFT - 8, middle + 4, shortened(label));
    for (Decision.Ahead ahead : branch.option().leadsTo()) {
      if (axis.shows(ahead.start(), ahead.end())) {
        double x = axis.x(axis.clip(ahead.start()));
        double width = axis.x(axis.clip(ahead.end()).plusDays(1)) - x;
        svg.rect("hatch", x + 0.5, middle - 7, Math.max(2, width - 1), 14, 3, "");
        svg.rect(
            "branch",
            x + 0.5,
            middle - 7,
            Math.max(2, width - 1),
            14,
            3,
            wording.say(ahead.title()) + ", " + wording.span(ahead.start(), ahead.end()));
      }
    }
    svg.close("g");
    y += ROW;
  }

  private void lane(Lane lane, int number) {
    double middle = y + ROW / 2;
    String name = wording.say(lane.drug().label()) + " " + lane.route();
    svg.open("g", "role", "img", "aria-label", name + ": " + words(lane));
    if (number % 2 == 0) {
      svg.rect("stripe", 0, y, WIDTH, ROW, "");
    }
    svg.text("row", LEFT - 8, middle + 4, shortened(name));
    for (List<Dose> part : lane.parts()) {
      LocalDate first = part.getFirst().date();
      LocalDate last = part.getLast().date();
      if (axis.shows(first, last)) {
        if (part.size() > 1) {
          bar(part, axis.clip(first), axis.clip(last), middle);
        } else {
          mark(part.getFirst(), middle);
        }
      }
    }
    svg.close("g");
    y += ROW;
  }

  private void bar(List<Dose> part, LocalDate first, LocalDate last, double middle) {
    double x = axis.x(first);
    double width = Math.max(2, axis.x(last.plusDays(1)) - x);
    Dose dose = part.getFirst();
    String title =
        wording.span(first, last) + ": " + wording.amount(dose) + " " + word(dose.standing());
    String style = style(dose.standing());
    svg.rect(style, x, middle - MARK, width, 2 * MARK, MARK, title);
    if (style.equals("not")) {
      svg.line("not", x, middle, x + width, middle);
    }
  }

  private void mark(Dose dose, double middle) {
    double x = axis.middle(dose.date());
    String title =
        wording.shortDay(dose.date()) + ": " + wording.amount(dose) + " " + word(dose.standing());
    String style = style(dose.standing());
    switch (dose.standing()) {
      case Standing.Held _, Standing.Omitted _ -> svg.cross(style, x, middle, MARK, title);
      case Standing.Due _ -> svg.circle(style, x, middle, MARK - 0.4, title);
      case Standing.Given _, Standing.Projected _ -> svg.circle(style, x, middle, MARK, title);
    }
  }

  private static String style(Standing standing) {
    return switch (standing) {
      case Standing.Given _ -> "given";
      case Standing.Due _ -> "due";
      case Standing.Projected _ -> "planned";
      case Standing.Held _, Standing.Omitted _ -> "not";
    };
  }

  private String word(Standing standing) {
    return switch (standing) {
      case Standing.Given _ -> say("given", "administrado");
      case Standing.Due _ -> say("due, not recorded", "pendiente, sin registro");
      case Standing.Projected _ -> say("planned", "previsto");
      case Standing.Held _ -> say("on hold", "en pausa");
      case Standing.Omitted _ -> say("left out", "omitido");
    };
  }

  private String words(Lane lane) {
    List<String> parts = new ArrayList<>();
    count(lane.count(Standing.Given.class), say("given", "administradas"), parts);
    count(lane.count(Standing.Due.class), say("due", "pendientes"), parts);
    count(lane.count(Standing.Held.class), say("on hold", "en pausa"), parts);
    count(lane.count(Standing.Omitted.class), say("left out", "omitidas"), parts);
    count(lane.count(Standing.Projected.class), say("planned", "previstas"), parts);
    lane.next().ifPresent(next -> parts.add(say("next ", "la próxima ") + wording.date(next)));
    return String.join(", ", parts);
  }

  private static void count(long count, String word, List<String> parts) {
    if (count > 0) {
      parts.add(count + " " + word);
    }
  }

  private void tests(int number) {
    Set<String> missing = plan.needs().stream().map(Need::fact).collect(Collectors.toSet());
    double middle = y + ROW / 2;
    List<PlannedPhase.Check> checks =
        plan.roadmap().phases().stream()
            .flatMap(phase -> phase.checks().stream())
            .filter(check -> axis.shows(check.date()))
            .toList();
    List<PlannedPhase.Irradiation> beams =
        plan.roadmap().phases().stream()
            .flatMap(phase -> phase.irradiations().stream())
            .filter(beam -> axis.shows(beam.from()))
            .toList();
    if (checks.isEmpty() && beams.isEmpty()) {
      return;
    }
    String label = beams.isEmpty() ? say("Tests", "Pruebas") : say("Tests, beam", "Pruebas, haz");
    svg.open(
        "g",
        "role",
        "img",
        "aria-label",
        label + ": " + checks.stream().map(this::test).collect(Collectors.joining("; ")));
    if (number % 2 == 0) {
      svg.rect("stripe", 0, y, WIDTH, ROW, "");
    }
    svg.text("row", LEFT - 8, middle + 4, label);
    for (PlannedPhase.Check check : checks) {
      boolean open =
          check.checkpoint().facts().stream().anyMatch(fact -> missing.contains(fact.name()));
      double x = axis.middle(check.date());
      svg.rect(open ? "test open" : "test", x - 3, middle - 3, 6, 6, test(check));
    }
    for (PlannedPhase.Irradiation beam : beams) {
      double x = axis.middle(beam.from());
      svg.diamond("beam", x, middle, 5, wording.radiotherapy(beam.element()));
    }
    svg.close("g");
    y += ROW;
  }

  private String test(PlannedPhase.Check check) {
    return wording.shortDay(check.date()) + ": " + wording.tests(check.checkpoint());
  }

  private void today(double height) {
    if (!axis.shows(plan.asOf())) {
      return;
    }
    double x = axis.middle(plan.asOf());
    String label =
        sight.moment().asOf().equals(sight.moment().today())
            ? say("today", "hoy")
            : wording.shortDay(plan.asOf());
    svg.open("g", "aria-hidden", "true");
    svg.line("today", x, AXIS + 2, x, height);
    double wide = label.length() * LETTER + 8;
    double at = Math.clamp(x, LEFT + wide / 2, RIGHT - wide / 2);
    svg.rect("today-back", at - wide / 2, 3, wide, 15, 3, "");
    svg.text("today-text", at, 14, label);
    svg.close("g");
  }

  private static final int LONGEST = 25;

  private static String shortened(String label) {
    return label.length() <= LONGEST ? label : label.substring(0, LONGEST - 1).strip() + "…";
  }

  private String say(String en, String es) {
    return wording.say(new Words(en, es));
  }
}
