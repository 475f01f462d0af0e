package org.allway.chart;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.rule.Value;

/** Where leukaemia can come back, by the facts of the vocabulary that say so. */
public final class Sites {

  /** Facts of this name say where the leukaemia came back. */
  private static final String RELAPSE_AT = "relapse_";

  private Sites() {}

  /** The slot of each place, by its name and its other words. */
  public static Map<String, Integer> places(Library library) {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (Fact fact : library.facts()) {
      if (fact.name().startsWith(RELAPSE_AT) && fact.kind() == Fact.Kind.BOOLEAN) {
        places.put(fact.name().substring(RELAPSE_AT.length()), fact.symbol().slot());
        fact.aliases().forEach(alias -> places.put(alias, fact.symbol().slot()));
      }
    }
    return places;
  }

  /** A relapse, and for each place where one can be whether it is there. */
  public static List<Entry> relapse(Library library, Entry.When when, List<String> sites) {
    Map<String, Integer> places = places(library);
    Set<Integer> found = new HashSet<>();
    sites.forEach(site -> Optional.ofNullable(places.get(site)).ifPresent(found::add));
    Map<Integer, Value> values = new LinkedHashMap<>();
    places.values().forEach(slot -> values.put(slot, Value.of(found.contains(slot))));
    return List.of(new Entry.Relapsed(when, sites), new Entry.Noted(when, values));
  }
}
