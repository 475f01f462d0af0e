package org.allway.server.child;

import java.util.UUID;
import org.allway.roadmap.PlannedPhase;
import org.allway.server.page.Screen;
import org.allway.server.store.ChartStore;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** One phase of a child's way, day by day. */
@Controller
class PhasePage {

  private final Sights sights;
  private final ChartStore store;

  PhasePage(Sights sights, ChartStore store) {
    this.sights = sights;
    this.store = store;
  }

  @GetMapping("/children/{child}/phases/{phase}")
  View phase(
      @PathVariable UUID child,
      @PathVariable String phase,
      @RequestParam(defaultValue = "") String asOf,
      @RequestParam(defaultValue = "") String knownOn,
      Screen screen) {
    Sight sight = sights.of(child, asOf, knownOn);
    PlannedPhase wanted =
        sight.plan().roadmap().phases().stream()
            .filter(one -> one.id().equals(phase))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Givers givers = Givers.of(store.entries(sight.id()));
    ChildFrame frame = sights.frame(sight, Tab.OVERVIEW, screen);
    return screen.show(
        "child/phase.jte", new PhaseSheet(sight, wanted, givers, screen.language()).model(frame));
  }
}
