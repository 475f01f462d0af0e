package org.allway.sheet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allway.assess.Selection;
import org.allway.library.Care;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.plan.Finding;
import org.allway.plan.Leg;
import org.allway.plan.Plan;
import org.allway.print.Node;
import org.allway.print.Tag;
import org.allway.print.Text;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Size;
import org.allway.rule.Numbers;
import org.allway.wording.Names;
import org.allway.wording.Wording;
import org.allway.words.Words;

/** What the sheets of one plan share. */
record Frame(Library library, Plan plan, Wording wording) {

  String say(Label label) {
    return label.in(wording.language());
  }

  String say(Words words) {
    return wording.say(words);
  }

  /** Such as "Emma (emma), girl, born 4 Mar 2021". */
  String child() {
    String sex =
        switch (plan.child().sex()) {
          case "female" -> ", " + say(Label.GIRL);
          case "male" -> ", " + say(Label.BOY);
          default -> "";
        };
    return plan.child().name()
        + " ("
        + plan.child().id()
        + ")"
        + sex
        + ", "
        + say(Label.BORN)
        + " "
        + wording.date(plan.child().born());
  }

  /** Such as "cog-2019-b-all 1.0.0". */
  String protocol() {
    return plan.selection() instanceof Selection.Chosen(var index, var _, var _)
        ? index.protocol().id() + " " + index.protocol().version()
        : "";
  }

  /** The protocol under which a phase began: an earlier one for what lies behind a relapse. */
  Protocol protocol(PlannedPhase phase) {
    Protocol found = plan.way().getFirst().protocol();
    for (Leg leg : plan.way()) {
      if (!leg.from().isAfter(phase.start().date())) {
        found = leg.protocol();
      }
    }
    return found;
  }

  Names names() {
    return new Names(library);
  }

  String asOf() {
    boolean all = plan.knownOn().equals(LocalDate.MAX);
    return say(Label.AS_OF)
        + " "
        + wording.date(plan.asOf())
        + (all ? "" : ", " + say(Label.KNOWN_ON) + " " + wording.date(plan.knownOn()));
  }

  String risk() {
    var assessment = plan.assessment();
    String group = assessment.undetermined() ? say(Label.UNDETERMINED) : assessment.group();
    return group + (assessment.provisional() ? " (" + say(Label.PROVISIONAL) + ")" : "");
  }

  String size(PlannedPhase phase) {
    Size size = phase.size();
    return size.known()
        ? String.format(Locale.ROOT, "%.2f m²", size.bsa())
            + " ("
            + Numbers.text(size.height())
            + " cm, "
            + Numbers.text(size.weight())
            + " kg, "
            + wording.date(size.measured())
            + ")"
        : say(Label.NO_SIZE);
  }

  /** A name in bold and what it is. */
  Tag fact(Label name, String value) {
    return Tag.of("p", Tag.of("strong", say(name) + ": "), new Text(value));
  }

  Tag head(Label label, String style) {
    return Tag.of("th", say(label)).with("scope", "col").as(style);
  }

  List<Node> findings() {
    if (plan.findings().isEmpty()) {
      return List.of();
    }
    List<Node> items = new ArrayList<>();
    for (Finding finding : plan.findings()) {
      Label level =
          switch (finding.level()) {
            case STOP -> Label.STOP;
            case WARN -> Label.WARN;
            case INFO -> Label.INFO;
          };
      String words =
          " "
              + say(finding.text())
              + (finding.action().isEmpty() ? "" : " " + say(finding.action()))
              + " ("
              + finding.code()
              + ")";
      items.add(
          Tag.of("li", Tag.of("strong", say(level) + ":"), new Text(words))
              .as(finding.level() == Finding.Level.STOP ? "stop" : "notice"));
    }
    return List.of(Tag.of("h2", say(Label.FINDINGS)), Tag.of("ul", items));
  }

  List<Node> care() {
    if (plan.care().isEmpty()) {
      return List.of();
    }
    List<Node> items = new ArrayList<>();
    for (Care care : plan.care()) {
      String mark = Wording.mark(care.evidence().verified());
      items.add(
          Tag.of(
              "li", Tag.of("strong", say(care.topic()) + ": "), new Text(say(care.text()) + mark)));
    }
    return List.of(Tag.of("h2", say(Label.CARE)), Tag.of("ul", items));
  }
}
