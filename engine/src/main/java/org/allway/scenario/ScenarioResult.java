package org.allway.scenario;

import java.util.List;
import org.allway.diagnostic.Place;

/** What came of one scenario; it passed if nothing failed. */
public record ScenarioResult(String name, Place place, List<String> failures) {

  public boolean passed() {
    return failures.isEmpty();
  }
}
