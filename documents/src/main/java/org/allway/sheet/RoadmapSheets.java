package org.allway.sheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.allway.library.Library;
import org.allway.plan.Plan;
import org.allway.print.Node;
import org.allway.print.Page;
import org.allway.print.Paper;
import org.allway.print.Tag;
import org.allway.roadmap.PlannedPhase;
import org.allway.wording.Wording;
import org.allway.words.Language;

/**
 * A plan on paper: an overview, then a landscape sheet for each phase. The rules for its doses
 * stand on the back, once for cycles of the same phase.
 */
public final class RoadmapSheets {

  private RoadmapSheets() {}

  /**
   * The sheets.
   *
   * @param only the phase whose sheet alone is wanted; all, and the overview, if empty
   */
  public static Page of(
      Library library, Plan plan, Language language, Paper paper, Optional<String> only) {
    Frame frame = new Frame(library, plan, new Wording(language));
    List<PlannedPhase> phases = plan.roadmap().phases();
    Optional<PlannedPhase> current =
        phases.stream().filter(phase -> phase.status() != PlannedPhase.Status.DONE).findFirst();
    List<Node> sheets = new ArrayList<>();
    if (only.isEmpty()) {
      sheets.add(new Overview(frame).sheet());
    }
    Set<String> told = new HashSet<>();
    for (PlannedPhase phase : phases) {
      if (only.isEmpty() || only.get().equals(phase.id())) {
        boolean now = current.isPresent() && current.get().equals(phase);
        boolean first = told.add(phase.phase().id());
        sheets.add(new PhaseSheet(frame, phase, now, first).sheet());
      }
    }
    String head = frame.child();
    String foot =
        frame.asOf()
            + ": "
            + frame.protocol()
            + ". "
            + frame.say(Label.RISK)
            + ": "
            + frame.risk()
            + ". "
            + frame.say(Label.SUPPORTS);
    String css =
        SheetStyle.CSS
            + paper.css(
                Paper.Turn.ACROSS,
                head,
                foot,
                frame.say(Label.UNVERIFIED),
                frame.say(Label.PAGE),
                frame.say(Label.PAGES));
    String title = frame.say(Label.ROADMAP) + ": " + plan.child().name();
    return new Page(
        Wording.locale(language).getLanguage(),
        title,
        frame.asOf() + ", " + frame.protocol(),
        css,
        List.of(Tag.of("main", sheets)));
  }
}
