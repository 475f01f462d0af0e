package org.allway.server.child;

import java.util.List;
import java.util.UUID;
import org.allway.plan.Decision;
import org.allway.plan.Need;
import org.allway.server.page.Screen;
import org.allway.wording.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where a child stands: what must not be passed, the whole way, what is next, the counts. */
@Controller
class Overview {

  private final Sights sights;

  Overview(Sights sights) {
    this.sights = sights;
  }

  @GetMapping("/children/{child}")
  View overview(
      @PathVariable UUID child,
      @RequestParam(defaultValue = "") String asOf,
      @RequestParam(defaultValue = "") String knownOn,
      @RequestParam(defaultValue = "way") String zoom,
      @RequestParam(defaultValue = "") String counts,
      Screen screen) {
    Sight sight = sights.of(child, asOf, knownOn);
    return screen.show("child/overview.jte", model(sight, zoom, counts.equals("all"), screen));
  }

  private OverviewModel model(Sight sight, String zoom, boolean all, Screen screen) {
    Zoom shown = Zoom.of(zoom);
    Counts counts = Counts.of(sight);
    return new OverviewModel(
        sights.frame(sight, Tab.OVERVIEW, screen),
        sight,
        new Wording(screen.language()),
        Notice.of(sight),
        shown,
        RoadmapPicture.of(sight, shown, screen.language()),
        WayList.of(sight, screen.language()),
        decisions(sight),
        needs(sight),
        Ahead.of(sight, screen.language()),
        CountsPicture.of(counts, sight, all, screen.language()),
        CountsPicture.narrow(counts, sight, screen.language()),
        CountsTable.of(counts, sight, screen.language()),
        all);
  }

  private static List<Decision> decisions(Sight sight) {
    return sight.plan().decisions().stream()
        .filter(decision -> decision.settledBy() == Decision.Settled.OPEN)
        .toList();
  }

  private static List<Need> needs(Sight sight) {
    return sight.plan().needs().stream().sorted(java.util.Comparator.comparing(Need::by)).toList();
  }
}
