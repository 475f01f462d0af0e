package org.allway.server.child;

import java.util.List;
import org.allway.plan.Decision;
import org.allway.plan.Need;
import org.allway.wording.Wording;
import org.allway.words.Words;

/**
 * Where a child stands.
 *
 * @param open decisions that nobody has taken yet
 * @param needs what is missing, the most urgent first
 * @param all whether all counts are drawn, or the newest
 */
public record OverviewModel(
    ChildFrame frame,
    Sight sight,
    Wording wording,
    List<Notice> notices,
    Zoom zoom,
    RoadmapPicture.Drawn roadmap,
    List<WayList.Item> way,
    List<Decision> open,
    List<Need> needs,
    Ahead ahead,
    RoadmapPicture.Drawn counts,
    RoadmapPicture.Drawn narrowCounts,
    CountsTable table,
    boolean all) {

  public int width() {
    return RoadmapPicture.WIDTH;
  }

  public int narrowWidth() {
    return CountsPicture.NARROW_WIDTH;
  }

  public String zoomPath(Zoom to) {
    return "/children/" + sight.id() + "?zoom=" + to.word() + sight.moment().more();
  }

  /** The notices that want something; the rest only informs. */
  public List<Notice> urgent() {
    return notices.stream().filter(one -> one.stop() || one.warn()).toList();
  }

  public List<Notice> others() {
    return notices.stream().filter(one -> !one.stop() && !one.warn()).toList();
  }

  public boolean overdue(Need need) {
    return need.by().isBefore(sight.plan().asOf());
  }

  public Words purpose(Need need) {
    return switch (need.what()) {
      case "eligibility" -> new Words("to choose the protocol", "para elegir el protocolo");
      case "risk" -> new Words("for the risk group", "para el grupo de riesgo");
      case "roadmap" -> new Words("for the way on", "para el camino");
      case "decision" -> new Words("for a decision", "para una decisión");
      case "dose" -> new Words("for a dose", "para una dosis");
      default -> Words.same(need.what());
    };
  }

  public String why(String of) {
    return "/children/" + sight.id() + "/why?of=" + of + sight.moment().more();
  }
}
