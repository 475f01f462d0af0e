package org.allway.server.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.allway.assess.Assessment;
import org.allway.assess.Selection;
import org.allway.library.Protocol;
import org.allway.plan.Plan;
import org.allway.roadmap.Roadmap;
import org.allway.server.difference.PlanDifference.Turn;
import org.allway.words.Words;

/** What of the whole plan has changed. */
final class Turns {

  private static final Words NONE = new Words("none", "ninguno");
  private static final Words UNKNOWN = new Words("cannot be told", "no se puede saber");
  private static final Words PROVISIONAL = new Words(" (provisional)", " (provisional)");

  private Turns() {}

  static List<Turn> between(Plan before, Plan after) {
    List<Turn> turns = new ArrayList<>();
    add(turns, new Words("State", "Estado"), state(before), state(after));
    add(turns, new Words("Protocol", "Protocolo"), protocol(before), protocol(after));
    add(turns, new Words("Risk group", "Grupo de riesgo"), group(before), group(after));
    add(
        turns,
        new Words("End of therapy", "Fin del tratamiento"),
        end(before.roadmap()),
        end(after.roadmap()));
    return turns;
  }

  private static void add(List<Turn> turns, Words what, Words before, Words after) {
    if (!before.equals(after)) {
      turns.add(new Turn(what, before, after));
    }
  }

  /** The state of a plan, as people read it. */
  static Words state(Plan plan) {
    return States.words(plan.state());
  }

  private static Words protocol(Plan plan) {
    return switch (plan.selection()) {
      case Selection.Chosen(var index, var _, var _) -> index.protocol().title();
      case Selection.Undetermined _ -> UNKNOWN;
      case Selection.Outside _ -> NONE;
    };
  }

  private static Words group(Plan plan) {
    Assessment assessment = plan.assessment();
    if (assessment.undetermined()) {
      return UNKNOWN;
    }
    Words label =
        plan.selection() instanceof Selection.Chosen(var index, var _, var _)
            ? label(index.protocol(), assessment.group())
            : Words.same(assessment.group());
    return assessment.provisional()
        ? new Words(label.en() + PROVISIONAL.en(), label.es() + PROVISIONAL.es())
        : label;
  }

  private static Words label(Protocol protocol, String group) {
    Words label = Objects.requireNonNullElse(protocol.groups().get(group), Words.NONE);
    return label.isEmpty()
        ? Words.same(group)
        : new Words(group + ": " + label.en(), group + ": " + label.es());
  }

  private static Words end(Roadmap roadmap) {
    return roadmap.endKnown() ? Words.same(roadmap.ends().toString()) : UNKNOWN;
  }
}
