package org.allway.chart;

import java.util.Optional;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Nearest;
import org.allway.dose.Route;
import org.allway.library.Drug;
import org.allway.library.Library;
import org.allway.yaml.YamlNode;

/** Finds what charts and orders call by name: drugs of the formulary, and routes. */
public final class DrugNames {

  private final Library library;
  private final Diagnostics diagnostics;

  public DrugNames(Library library, Diagnostics diagnostics) {
    this.library = library;
    this.diagnostics = diagnostics;
  }

  public Optional<Drug> drug(YamlNode.Text text) {
    Drug drug = library.formulary().get(text.text());
    if (drug != null) {
      return Optional.of(drug);
    }
    for (Drug known : library.formulary().values()) {
      if (known.aliases().stream().anyMatch(alias -> alias.equalsIgnoreCase(text.text()))) {
        diagnostics.error(
            "UNKNOWN-DRUG",
            text.place(),
            "The drug '" + text.text() + "' is written '" + known.id() + "' here.",
            "");
        return Optional.empty();
      }
    }
    diagnostics.error(
        "UNKNOWN-DRUG",
        text.place(),
        "The drug '" + text.text() + "' is not in the formulary.",
        Nearest.hint(text.text(), library.formulary().keySet()));
    return Optional.empty();
  }

  public Optional<Route> route(YamlNode.Text text) {
    for (Route route : Route.values()) {
      if (route.name().equals(text.text())) {
        return Optional.of(route);
      }
    }
    diagnostics.unknownName("UNKNOWN-ROUTE", text.place(), "The route", text.text(), Route.names());
    return Optional.empty();
  }
}
