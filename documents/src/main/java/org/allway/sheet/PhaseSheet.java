package org.allway.sheet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allway.chart.Entry;
import org.allway.library.Element;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.print.Node;
import org.allway.print.Tag;
import org.allway.print.Text;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Standing;
import org.allway.rule.Phrase;
import org.allway.wording.Amounts;
import org.allway.wording.Runs;
import org.allway.wording.Wording;
import org.allway.wording.Workings;

/** One phase as a ward works through it. */
final class PhaseSheet {

  private final Frame frame;
  private final PlannedPhase phase;
  private final Wording wording;
  private final Workings workings;
  private final boolean current;
  private final boolean notes;

  /** Whose manner has been told: once is enough. */
  private final Set<Element.Medication> explained = new HashSet<>();

  /**
   * @param current whether what concerns these days stands on this sheet
   * @param notes whether the rules for its doses stand on its back
   */
  PhaseSheet(Frame frame, PlannedPhase phase, boolean current, boolean notes) {
    this.frame = frame;
    this.phase = phase;
    this.wording = frame.wording();
    this.workings = new Workings(wording, frame.names());
    this.current = current;
    this.notes = notes;
  }

  /**
   * One line of the table.
   *
   * @param goes false for a dose that is held or left out: its amount is struck through
   */
  private record Line(
      LocalDate from,
      LocalDate to,
      String day,
      String what,
      String detail,
      String dose,
      String workings,
      String given,
      boolean goes,
      Rank rank) {}

  /** What of one day stands first. */
  private enum Rank {
    DOSE,
    BEAM,
    TEST,
    UNPLANNED
  }

  Tag sheet() {
    List<Node> children = new ArrayList<>();
    children.add(Tag.of("h1", frame.say(phase.phase().title()) + " (" + phase.id() + ")"));
    children.add(facts());
    children.add(table());
    children.addAll(waiting());
    List<Node> back = new ArrayList<>();
    if (current) {
      back.addAll(frame.findings());
      back.addAll(frame.care());
    }
    if (notes) {
      back.addAll(new Modifications(frame, phase).notes());
    }
    if (!back.isEmpty()) {
      children.add(Tag.of("div", back).as("back"));
    }
    return Tag.of("section", children).as("sheet");
  }

  /** Who, when, how big, and what must hold before it starts: in three lines. */
  private Tag facts() {
    String start = wording.start(phase.start());
    String sure =
        phase.status() == PlannedPhase.Status.PROJECTED
            ? " " + frame.say(Label.PROVISIONAL) + ": "
            : "";
    String dates =
        wording.day(phase.start().date())
            + " – "
            + wording.day(phase.end())
            + ", "
            + Wording.length(phase)
            + " "
            + frame.say(Label.DAYS).toLowerCase(Locale.ROOT)
            + Wording.mark(phase.phase().evidence().verified())
            + (start.isEmpty() ? "" : "." + (sure.isEmpty() ? " " : sure) + start);
    return Tag.of(
            "div",
            Tag.of(
                "p",
                Tag.of("strong", frame.child() + ". "),
                Tag.of("span", treatment() + frame.asOf() + ".")),
            Tag.of(
                "p",
                Tag.of("strong", frame.say(Label.START) + ": "),
                Tag.of("span", dates + ". "),
                Tag.of("strong", frame.say(Label.SIZE) + ": "),
                Tag.of("span", frame.size(phase))),
            frame.fact(Label.CRITERIA, criteria()),
            signatures())
        .as("facts");
  }

  /** At the head: beneath a long table they would stand alone on a page. */
  private Tag signatures() {
    String line = " _____________________________";
    return Tag.of("p", frame.say(Label.SIGN) + line + "   " + frame.say(Label.CHECKED) + line)
        .as("sign");
  }

  /** By which text; the risk group is that of the protocol that holds now. */
  private String treatment() {
    Protocol protocol = frame.protocol(phase);
    boolean now = protocol.equals(frame.plan().way().getLast().protocol());
    return (now ? frame.say(Label.RISK) + ": " + frame.risk() + ". " : "")
        + protocol.id()
        + " "
        + protocol.version()
        + ". ";
  }

  private String criteria() {
    if (phase.phase().gates().isEmpty()) {
      return "–";
    }
    return phase.phase().gates().stream().map(this::criterion).collect(Collectors.joining("; "));
  }

  private String criterion(Phase.Gate gate) {
    String words =
        Phrase.of(List.of(gate.when().expr()), wording.language())
            .replace(">=", "≥")
            .replace("<=", "≤")
            .replace("==", "=")
            .replace("!=", "≠");
    return frame.say(Label.DAY).toLowerCase(Locale.ROOT)
        + " "
        + gate.day()
        + ": "
        + words
        + Wording.mark(gate.evidence().verified());
  }

  private Tag table() {
    List<Node> rows = new ArrayList<>();
    LocalDate last = LocalDate.MIN;
    for (Line line : lines()) {
      rows.add(row(line, line.from().equals(last) && line.from().equals(line.to())));
      last = line.from().equals(line.to()) ? line.from() : LocalDate.MIN;
    }
    return Tag.of(
            "table",
            Tag.of(
                "thead",
                Tag.of(
                    "tr",
                    frame.head(Label.DAY, "day"),
                    frame.head(Label.DUE, "due"),
                    frame.head(Label.WHAT, "what"),
                    frame.head(Label.DOSE, "dose"),
                    frame.head(Label.WORKINGS, "workings"),
                    frame.head(Label.GIVEN, "given"),
                    frame.head(Label.INITIALS, "initials"),
                    frame.head(Label.COMMENTS, "comments"))),
            Tag.of("tbody", rows))
        .as("days");
  }

  /**
   * @param again whether the line above is of the same day
   */
  private Tag row(Line line, boolean again) {
    boolean today =
        !line.from().isAfter(frame.plan().asOf()) && !line.to().isBefore(frame.plan().asOf());
    String due =
        line.from().equals(line.to())
            ? wording.day(line.from())
            : wording.span(line.from(), line.to());
    List<Node> what = new ArrayList<>();
    what.add(Tag.of("strong", line.what()));
    if (!line.detail().isEmpty()) {
      what.add(new Text(" " + line.detail()));
    }
    Tag row =
        Tag.of(
            "tr",
            Tag.of("th", line.day()).with("scope", "row").as(again ? "again" : "day"),
            Tag.of("td", due).as(again ? "again" : "due"),
            Tag.of("td", what),
            Tag.of("td", line.dose()).as(line.goes() ? "dose" : "not"),
            Tag.of("td", line.workings()).as("workings"),
            Tag.of("td", line.given()),
            Tag.of("td", ""),
            Tag.of("td", ""));
    return today && !again && current ? row.as("today") : row;
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (List<Dose> run : Runs.of(phase.doses())) {
      if (run.size() >= Runs.DAILY) {
        Runs.ofOneKind(run).forEach(part -> lines.add(dose(part)));
      } else {
        run.forEach(one -> lines.add(dose(List.of(one))));
      }
    }
    for (PlannedPhase.Irradiation beam : phase.irradiations()) {
      Element.Radiotherapy element = beam.element();
      String words = wording.radiotherapy(element);
      lines.add(line(beam.from(), Integer.toString(element.day()), words, "", "", Rank.BEAM));
    }
    for (PlannedPhase.Check check : phase.checks()) {
      String words = frame.say(Label.TEST) + ": ";
      String facts = wording.tests(check.checkpoint());
      String day = Integer.toString(check.checkpoint().day());
      lines.add(line(check.date(), day, words, facts, "", Rank.TEST));
    }
    for (Entry.Gave gave : phase.unplanned()) {
      String words = frame.say(gave.drug().label()) + " " + gave.route();
      String given = Amounts.text(gave.amount());
      lines.add(
          line(gave.when().on(), "–", words, frame.say(Label.UNPLANNED), given, Rank.UNPLANNED));
    }
    lines.sort(Comparator.comparing(Line::from).thenComparing(Line::rank));
    return lines;
  }

  private static Line line(
      LocalDate date, String day, String what, String detail, String given, Rank rank) {
    return new Line(date, date, day, what, detail, "", "", given, true, rank);
  }

  private Line dose(List<Dose> part) {
    Dose first = part.getFirst();
    Dose last = part.getLast();
    String day = part.size() == 1 ? Integer.toString(first.day()) : first.day() + "–" + last.day();
    String each = part.size() == 1 ? "" : ", " + frame.say(Label.DAILY);
    String how = explained.add(first.element()) ? frame.say(first.element().how()) : "";
    String detail =
        first.element().route() + each + wording.manner(first) + (how.isEmpty() ? "" : ". " + how);
    return new Line(
        first.date(),
        last.date(),
        day,
        wording.drug(first),
        detail,
        wording.amount(first) + Wording.mark(first),
        workings.of(first),
        given(part),
        !(first.standing() instanceof Standing.Held
            || first.standing() instanceof Standing.Omitted),
        Rank.DOSE);
  }

  private String given(List<Dose> part) {
    Dose first = part.getFirst();
    return switch (first.standing()) {
      case Standing.Given(LocalDate on, var amount, var _) ->
          part.size() == 1
              ? wording.date(on) + ", " + Amounts.text(amount)
              : frame.say(Label.GIVEN_ON)
                  + " "
                  + part.size()
                  + " "
                  + frame.say(Label.DAYS).toLowerCase(Locale.ROOT);
      case Standing.Held _, Standing.Omitted _ -> wording.standing(first, frame.plan().asOf());
      case Standing.Due _, Standing.Projected _ -> "";
    };
  }

  private List<Node> waiting() {
    return phase.waiting().stream()
        .map(one -> {
          String what =
              switch (one.element()) {
                case Element.Medication drug ->
                    frame.say(drug.drug().label()) + " " + drug.route() + ", " + drug.days();
                case Element.Radiotherapy beam -> wording.radiotherapy(beam);
              };
          String needs =
              one.needs().stream()
                  .map(need -> frame.names().of(need).map(frame::say).orElse(need))
                  .collect(Collectors.joining(", "));
          return (Node) frame.fact(Label.WAITS, what + ": " + needs);
        })
        .collect(Collectors.toList());
  }

  static Stream<Element.Medication> drugs(PlannedPhase phase) {
    return phase.doses().stream().map(Dose::element).distinct();
  }
}
