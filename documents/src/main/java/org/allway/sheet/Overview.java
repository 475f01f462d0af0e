package org.allway.sheet;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allway.assess.Reason;
import org.allway.assess.Selection;
import org.allway.plan.Decision;
import org.allway.plan.Need;
import org.allway.print.Node;
import org.allway.print.Tag;
import org.allway.print.Text;
import org.allway.roadmap.PlannedPhase;
import org.allway.wording.Wording;

/** The first sheet: who, why this group, all phases, what is open. */
final class Overview {

  private final Frame frame;

  Overview(Frame frame) {
    this.frame = frame;
  }

  Tag sheet() {
    List<Node> children = new ArrayList<>();
    children.add(Tag.of("h1", frame.say(Label.ROADMAP) + ": " + frame.plan().child().name()));
    children.add(Tag.of("p", frame.child()));
    protocol().ifPresent(children::add);
    children.add(frame.fact(Label.CENTRE, frame.say(frame.plan().centre().title())));
    children.add(frame.fact(Label.RISK, frame.risk()));
    var assessment = frame.plan().assessment();
    if (assessment.provisional() && assessment.possible().size() > 1) {
      children.add(frame.fact(Label.POSSIBLE, String.join(", ", assessment.possible())));
    }
    children.addAll(reasons());
    children.add(phases());
    children.addAll(decisions());
    children.addAll(needs());
    children.addAll(frame.findings());
    return Tag.of("section", children).as("sheet");
  }

  private Optional<Node> protocol() {
    if (!(frame.plan().selection() instanceof Selection.Chosen(var index, var _, var _))) {
      return Optional.empty();
    }
    var protocol = index.protocol();
    return Optional.of(
        frame.fact(
            Label.PROTOCOL,
            frame.say(protocol.title())
                + " ("
                + frame.protocol()
                + "), "
                + frame.say(Label.REVIEW)
                + ": "
                + protocol.review()
                + ", "
                + frame.wording().date(protocol.revised())));
  }

  private List<Node> reasons() {
    List<Node> items = new ArrayList<>();
    for (Reason reason : frame.plan().assessment().because()) {
      String mark = Wording.mark(reason.evidence().verified());
      items.add(Tag.of("li", frame.say(reason.text()) + mark));
    }
    return items.isEmpty()
        ? List.of()
        : List.of(Tag.of("h2", frame.say(Label.WHY)), Tag.of("ul", items));
  }

  private Tag phases() {
    List<Node> rows = new ArrayList<>();
    for (PlannedPhase phase : frame.plan().roadmap().phases()) {
      String mark = Wording.mark(phase.phase().evidence().verified());
      rows.add(
          Tag.of(
              "tr",
              Tag.of("th", frame.say(phase.phase().title()) + " (" + phase.id() + ")")
                  .with("scope", "row"),
              Tag.of("td", frame.wording().day(phase.start().date())),
              Tag.of("td", frame.wording().day(phase.end())),
              Tag.of("td", Wording.length(phase) + mark),
              Tag.of("td", status(phase))));
    }
    if (frame.plan().roadmap().endKnown() && frame.plan().roadmap().left().isEmpty()) {
      String sure = frame.plan().roadmap().endCertain() ? "" : frame.say(Label.EARLIEST);
      rows.add(
          Tag.of(
              "tr",
              Tag.of("th", frame.say(Label.END)).with("scope", "row"),
              Tag.of("td", frame.wording().day(frame.plan().roadmap().ends())),
              Tag.of("td", ""),
              Tag.of("td", ""),
              Tag.of("td", sure)));
    }
    return Tag.of(
            "table",
            Tag.of(
                "thead",
                Tag.of(
                    "tr",
                    frame.head(Label.PHASE, "wide"),
                    frame.head(Label.FROM, "date"),
                    frame.head(Label.TO, "date"),
                    frame.head(Label.DAYS, "number"),
                    frame.head(Label.STATUS, "status"))),
            Tag.of("tbody", rows))
        .as("phases");
  }

  private String status(PlannedPhase phase) {
    long day = ChronoUnit.DAYS.between(phase.start().date(), frame.plan().asOf()) + 1;
    String words =
        switch (phase.status()) {
          case DONE -> frame.say(Label.DONE);
          case ACTIVE -> frame.say(Label.ACTIVE) + " " + day;
          case PROJECTED -> frame.say(Label.PROJECTED);
        };
    String start = frame.wording().start(phase.start());
    return start.isEmpty() ? words : words + ", " + start;
  }

  private List<Node> decisions() {
    List<Node> items = new ArrayList<>();
    for (Decision decision : frame.plan().decisions()) {
      String chosen =
          decision.options().stream()
              .filter(option -> option.id().equals(decision.chosen()))
              .map(option -> frame.say(option.label()))
              .findFirst()
              .orElse("");
      String open =
          chosen.isEmpty()
              ? frame.say(Label.OPEN)
              : frame.say(Label.OPEN) + ", " + frame.say(Label.PLANNED_WITH) + ": " + chosen;
      String words =
          switch (decision.settledBy()) {
            case CHART, CENTRE -> chosen;
            case OPEN -> open;
          };
      items.add(
          Tag.of("li", Tag.of("strong", frame.say(decision.question()) + " "), new Text(words)));
    }
    return items.isEmpty()
        ? List.of()
        : List.of(Tag.of("h2", frame.say(Label.DECISIONS)), Tag.of("ul", items));
  }

  private List<Node> needs() {
    List<Node> items = new ArrayList<>();
    for (Need need : frame.plan().needs()) {
      items.add(
          Tag.of(
              "li",
              frame.say(need.label())
                  + ", "
                  + frame.say(Label.BY)
                  + " "
                  + frame.wording().date(need.by())));
    }
    return items.isEmpty()
        ? List.of()
        : List.of(Tag.of("h2", frame.say(Label.NEEDS)), Tag.of("ul", items));
  }
}
