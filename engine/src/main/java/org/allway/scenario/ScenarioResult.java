package org.allway.scenario;

import java.util.List;
import java.util.Set;
import org.allway.diagnostic.Place;

/**
 * What came of one scenario; it passed if nothing failed.
 *
 * @param reached the places of the library that its plan went through
 */
public record ScenarioResult(String name, Place place, List<String> failures, Set<Place> reached) {

  public boolean passed() {
    return failures.isEmpty();
  }
}
