package org.allway.cli;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.allway.assess.Assessment;
import org.allway.assess.Reason;
import org.allway.assess.Selection;
import org.allway.chart.Chart;
import org.allway.chart.Child;
import org.allway.library.Care;
import org.allway.library.Evidence;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.library.Source;
import org.allway.plan.Finding;
import org.allway.plan.Leg;
import org.allway.plan.Need;
import org.allway.plan.Plan;
import org.allway.roadmap.PhaseStart;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Roadmap;
import org.allway.rule.Numbers;

/** The plan as a sheet that can be pinned to the wall. */
final class PlanText {

  static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd", Locale.ENGLISH);

  private final Library library;
  private final Chart chart;
  private final Plan plan;
  private final Ink ink;
  private final boolean why;
  private final boolean lateEffects;
  private final Set<String> cited = new TreeSet<>();
  private final StringBuilder out = new StringBuilder();

  /**
   * @param lateEffects whether these are shown while therapy goes on, too
   */
  PlanText(Library library, Chart chart, Plan plan, Ink ink, boolean why, boolean lateEffects) {
    this.library = library;
    this.chart = chart;
    this.plan = plan;
    this.ink = ink;
    this.why = why;
    this.lateEffects = lateEffects;
  }

  String text(Optional<String> phase) {
    header();
    risk();
    roadmap();
    days(phase);
    out.append(new ExposureText(ink, why, cited).text(plan.exposures()));
    if (lateEffects || plan.state().equals("off-therapy")) {
      out.append(new ExposureText(ink, why, cited).lateEffects(plan.lateEffects()));
    }
    care();
    needs();
    out.append(new DecisionText(ink, why, cited).text(plan.decisions()));
    findings();
    sources();
    out.append('\n');
    out.append(
        ink.faint(
            "* rests on a number that nobody has found in a source: check it against the centre's"
                + " protocol.\n"));
    out.append(
        ink.faint(
            "Allway supports clinicians and replaces none. Not reviewed by a clinician unless it"
                + " says so above.\n"));
    return out.toString();
  }

  private void header() {
    Child child = plan.child();
    String sex =
        child.sex().isEmpty() ? "sex not recorded" : child.sex().equals("female") ? "girl" : "boy";
    out.append(ink.bold(child.name())).append(" (").append(child.id()).append("), ").append(sex);
    out.append(", born ").append(child.born()).append(", ").append(age(child.born(), plan.asOf()));
    out.append("    plan as of ").append(ink.bold(plan.asOf().toString()));
    out.append(plan.knownOn().equals(LocalDate.MAX) ? "" : ", as known on " + plan.knownOn())
        .append('\n');
    out.append("Diagnosed ")
        .append(chart.diagnosed())
        .append("; ")
        .append(plan.state().replace('-', ' '));
    out.append("; centre profile ").append(plan.centre().id()).append('\n');
    if (plan.selection() instanceof Selection.Chosen(var index, var _, var _)) {
      Protocol protocol = index.protocol();
      out.append("Protocol ")
          .append(ink.bold(protocol.title().en()))
          .append(" (")
          .append(protocol.id())
          .append(' ');
      out.append(protocol.version()).append(", ").append(protocol.review()).append(", revised ");
      out.append(protocol.revised()).append(")\n");
      way();
    } else {
      out.append(ink.notice("No protocol can be chosen yet"))
          .append(": facts are missing, see below.\n");
    }
  }

  /** The protocols before this one, and the decision that led from each to the next. */
  private void way() {
    List<Leg> legs = plan.way();
    for (int i = 0; i < legs.size() && legs.size() > 1; i++) {
      Leg leg = legs.get(i);
      String by =
          leg.choice().isEmpty() ? "" : " (" + leg.choice() + ": " + leg.answer().en() + ")";
      out.append(
          Wrap.lines(i == 0 ? "Way  " : "     ", leg.from() + "  " + leg.protocol().id() + by));
    }
  }

  private static String age(LocalDate born, LocalDate on) {
    Period age = Period.between(born, on);
    return age.getYears() + " y " + age.getMonths() + " mo";
  }

  private void risk() {
    Assessment assessment = plan.assessment();
    if (!(plan.selection() instanceof Selection.Chosen(var index, var _, var _))) {
      return;
    }
    out.append('\n').append(ink.bold("RISK GROUP  "));
    if (assessment.undetermined()) {
      out.append(ink.notice("not determined yet"));
    } else {
      var label = index.protocol().groups().get(assessment.group());
      out.append(ink.bold(assessment.group()));
      out.append(label == null || label.en().equals(assessment.group()) ? "" : " - " + label.en());
      out.append(assessment.provisional() ? ink.notice("  (provisional)") : "");
      out.append(", stage: ").append(assessment.stage().replace('_', ' '));
    }
    out.append('\n');
    if (assessment.provisional() && assessment.possible().size() > 1) {
      out.append(Wrap.lines("  still possible: ", String.join(", ", assessment.possible())));
    }
    for (Reason reason : assessment.because()) {
      String assumed =
          reason.assumed().isEmpty()
              ? ""
              : " [assumed for now: " + String.join(", ", reason.assumed()) + "]";
      out.append(Wrap.lines("  - ", reason.text().en() + mark(reason.evidence()) + assumed));
      if (why) {
        trace("      ", reason.rule(), reason.evidence());
      }
    }
  }

  private void roadmap() {
    Roadmap roadmap = plan.roadmap();
    if (roadmap.phases().isEmpty()) {
      return;
    }
    out.append('\n').append(ink.bold("ROADMAP")).append('\n');
    Columns columns = new Columns("  ");
    columns.row("phase", "from", "to", "days", "status");
    for (PlannedPhase phase : roadmap.phases()) {
      long days = ChronoUnit.DAYS.between(phase.start().date(), phase.end()) + 1;
      columns.row(
          phase.id(),
          DAY.format(phase.start().date()),
          DAY.format(phase.end()),
          days + (phase.phase().evidence().verified() ? "" : " *"),
          status(phase));
    }
    out.append(columns.text());
    if (roadmap.endKnown() && roadmap.left().isEmpty()) {
      out.append("  end of therapy  ").append(DAY.format(roadmap.ends()));
      out.append(roadmap.endCertain() ? "" : ink.notice("  at the earliest")).append('\n');
    }
  }

  private String status(PlannedPhase phase) {
    PhaseStart start = phase.start();
    String startWords =
        switch (start.kind()) {
          case RECORDED, READY -> "";
          case INFERRED -> ", start taken from the first giving";
          case ESTIMATED -> ", start estimated";
          case WAITING -> ink.notice(", waits for its start criteria");
          case EARLIEST -> ", earliest";
        };
    long day = ChronoUnit.DAYS.between(start.date(), plan.asOf()) + 1;
    return switch (phase.status()) {
      case DONE -> ink.faint("done") + startWords;
      case ACTIVE -> ink.good("active, day " + day) + startWords;
      case PROJECTED -> "projected" + startWords;
    };
  }

  private void days(Optional<String> wanted) {
    List<PlannedPhase> phases = plan.roadmap().phases();
    List<PlannedPhase> shown;
    if (wanted.isEmpty()) {
      shown =
          plan
              .roadmap()
              .active()
              .or(() ->
                  phases.stream()
                      .filter(phase -> phase.status() == PlannedPhase.Status.PROJECTED)
                      .findFirst())
              .stream()
              .toList();
    } else if (wanted.get().equals("all")) {
      shown = phases;
    } else {
      require(plan, wanted.get());
      shown = phases.stream().filter(phase -> phase.id().equals(wanted.get())).toList();
    }
    plan.roadmap()
        .titrations()
        .forEach(course -> out.append(new TitrationText(course, ink, why, cited).text()));
    plan.clearances().forEach(one -> out.append(new ClearanceText(ink, why, cited).text(one)));
    if (!plan.week().isEmpty()) {
      out.append(new WeekText(ink).text(plan.week()));
    }
    for (PlannedPhase phase : shown) {
      out.append(new PhaseText(phase, plan.asOf(), ink, why, cited).text());
    }
  }

  /** A phase that somebody asks for by name must be there. */
  static void require(Plan plan, String phase) {
    List<String> ids = plan.roadmap().phases().stream().map(PlannedPhase::id).toList();
    if (!ids.contains(phase)) {
      throw new Trouble(
          "This roadmap has no phase '" + phase + "'.\n  It has: " + String.join(", ", ids) + ".");
    }
  }

  /** What is done in these days besides the protocol's drugs, topic by topic. */
  private void care() {
    if (plan.care().isEmpty()) {
      return;
    }
    out.append('\n').append(ink.bold("CARE IN THESE DAYS")).append('\n');
    String topic = "";
    for (Care care : plan.care()) {
      if (!care.topic().en().equals(topic)) {
        topic = care.topic().en();
        out.append("  ").append(topic).append('\n');
      }
      out.append(Wrap.lines("    - ", care.text().en() + mark(care.evidence())));
      if (why) {
        trace("      ", care.when().source(), care.evidence());
      }
    }
  }

  private void needs() {
    if (plan.needs().isEmpty()) {
      return;
    }
    out.append('\n').append(ink.bold("STILL NEEDED")).append('\n');
    Columns columns = new Columns("  ");
    for (Need need : plan.needs()) {
      columns.row("by " + need.by(), need.fact(), need.label().en() + " (for " + need.what() + ")");
    }
    out.append(columns.text());
  }

  private void findings() {
    if (plan.findings().isEmpty()) {
      return;
    }
    out.append('\n').append(ink.bold("NOTICE")).append('\n');
    for (Finding finding : plan.findings()) {
      String lead =
          switch (finding.level()) {
            case STOP -> "  STOP ";
            case WARN -> "  warn ";
            case INFO -> "  info ";
          };
      String text =
          finding.text().en()
              + (finding.action().isEmpty() ? "" : " " + finding.action().en())
              + " ("
              + finding.code()
              + ")";
      String lines = Wrap.lines(lead, text);
      out.append(finding.level() == Finding.Level.STOP ? ink.stop(lines) : lines);
    }
  }

  private void sources() {
    if (!why || cited.isEmpty()) {
      return;
    }
    out.append('\n').append(ink.bold("SOURCES")).append('\n');
    Columns columns = new Columns("  ");
    for (String key : cited) {
      Source source = library.sources().get(key);
      if (source != null) {
        columns.row(key, source.title() + (source.url().isEmpty() ? "" : "  " + source.url()));
      }
    }
    out.append(columns.text());
  }

  private void trace(String indent, String rule, Evidence evidence) {
    cited.addAll(evidence.cites());
    out.append(ink.faint(Trace.line(indent, rule, evidence)));
  }

  static String mark(Evidence evidence) {
    return evidence.verified() ? "" : " *";
  }

  static String size(PlannedPhase phase) {
    if (!phase.size().known()) {
      return "height or weight not recorded";
    }
    return String.format(Locale.ROOT, "BSA %.2f m2", phase.size().bsa())
        + " ("
        + Numbers.text(phase.size().height())
        + " cm, "
        + Numbers.text(phase.size().weight())
        + " kg of "
        + phase.size().measured()
        + ")";
  }
}
