package org.allway.server.child;

import java.util.UUID;
import org.allway.server.page.Screen;
import org.allway.server.store.Charts;
import org.allway.server.store.ChildChart;
import org.allway.server.store.ChildId;
import org.allway.server.store.Plans;
import org.allway.server.time.WardTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Looks at children: for every page about one. */
@Component
public final class Sights {

  private final Charts charts;
  private final Plans plans;
  private final WardTime time;

  Sights(Charts charts, Plans plans, WardTime time) {
    this.charts = charts;
    this.plans = plans;
    this.time = time;
  }

  /** Today, with all that is known; a child that is not there answers 404. */
  public Sight of(UUID child) {
    return of(child, Moment.now(time.today()));
  }

  /** As an address says. */
  Sight of(UUID child, String asOf, String knownOn) {
    return of(child, Moment.of(asOf, knownOn, time.today()));
  }

  Sight of(UUID child, Moment moment) {
    ChildChart chart =
        charts
            .find(new ChildId(child))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return of(chart, moment);
  }

  /** Of a chart that is at hand, such as one of an older version. */
  Sight of(ChildChart chart, Moment moment) {
    return new Sight(chart, plans.of(chart, moment.asOf(), moment.knownOn()), moment);
  }

  /** What stands above a page about a child. */
  public ChildFrame frame(Sight sight, Tab tab, Screen screen) {
    return new Framing(sight, screen.language()).frame(tab);
  }

  /** The same for today. */
  public ChildFrame frame(UUID child, Tab tab, Screen screen) {
    return frame(of(child), tab, screen);
  }
}
