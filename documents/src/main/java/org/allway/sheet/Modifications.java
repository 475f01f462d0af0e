package org.allway.sheet;

import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.allway.assess.Selection;
import org.allway.library.Adaptation;
import org.allway.library.Element;
import org.allway.library.Row;
import org.allway.print.Node;
import org.allway.print.Tag;
import org.allway.roadmap.PlannedPhase;
import org.allway.rule.Numbers;
import org.allway.wording.Wording;

/** The rules by which the doses of a phase may change, as they stand in the library. */
final class Modifications {

  private final Frame frame;
  private final PlannedPhase phase;

  Modifications(Frame frame, PlannedPhase phase) {
    this.frame = frame;
    this.phase = phase;
  }

  List<Node> notes() {
    List<Element.Medication> drugs = PhaseSheet.drugs(phase).toList();
    List<Node> rows = new ArrayList<>();
    for (Adaptation one : frame.library().adaptations().values()) {
      if (here(one) && drugs.stream().anyMatch(one::concerns)) {
        String words =
            one.table().rows().stream()
                .filter(row -> !row.because().isEmpty())
                .map(this::note)
                .collect(Collectors.joining(" · "));
        if (!words.isEmpty()) {
          rows.add(
              Tag.of(
                  "tr",
                  Tag.of("th", frame.say(one.title())).with("scope", "row"),
                  Tag.of("td", words)));
        }
      }
    }
    return rows.isEmpty()
        ? List.of()
        : List.of(
            Tag.of("h2", frame.say(Label.MODIFICATIONS)),
            Tag.of("table", Tag.of("tbody", rows)).as("notes"));
  }

  private boolean here(Adaptation one) {
    return one.protocols().isEmpty()
        || (frame.plan().selection() instanceof Selection.Chosen(var index, var _, var _)
            && one.protocols().contains(index.protocol().id()));
  }

  private String note(Row<Adaptation.Outcome> row) {
    String outcome = outcome(row.then());
    return frame.say(row.because())
        + (outcome.isEmpty() ? "" : " → " + outcome)
        + Wording.mark(row.evidence().verified());
  }

  private String outcome(Adaptation.Outcome outcome) {
    return switch (outcome) {
      case Adaptation.Outcome.Share(double percent) -> Numbers.text(percent) + " %";
      case Adaptation.Outcome.Range(double least, double most) ->
          Numbers.text(least) + "–" + Numbers.text(most) + " %";
      case Adaptation.Outcome.To(var rate) -> frame.say(Label.AT_MOST) + " " + rate;
      case Adaptation.Outcome.On(double percent, var days) ->
          Numbers.text(percent)
              + " % ("
              + days.stream()
                  .sorted()
                  .map(day ->
                      day.getDisplayName(
                          TextStyle.SHORT, Wording.locale(frame.wording().language())))
                  .collect(Collectors.joining(", "))
              + ")";
      case Adaptation.Outcome.OfLast(double percent) ->
          Numbers.text(percent) + " % " + frame.say(Label.OF_LAST);
      case Adaptation.Outcome.Hold _ -> frame.say(Label.HOLD);
      case Adaptation.Outcome.Omit _ -> frame.say(Label.OMITS);
      case Adaptation.Outcome.Stop _ -> frame.say(Label.STOPS);
      case Adaptation.Outcome.Replace(var replacement) ->
          frame.say(Label.INSTEAD) + " " + frame.say(replacement.title());
      case Adaptation.Outcome.Same _ -> frame.say(Label.SAME);
      case Adaptation.Outcome.Climb _ -> frame.say(Label.NEXT);
      case Adaptation.Outcome.Advise _ -> "";
    };
  }
}
