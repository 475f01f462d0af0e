package org.allway.library;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allway.diagnostic.Diagnostics;
import org.allway.dose.Amount;
import org.allway.dose.DoseRate;
import org.allway.dose.DoseUnit;
import org.allway.dose.Rounding;
import org.allway.dose.Route;
import org.allway.words.Words;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Reads the formulary. */
final class FormularyReader {

  private final Clauses clauses;
  private final Diagnostics diagnostics;
  private final Map<String, Drug> drugs = new LinkedHashMap<>();

  FormularyReader(Clauses clauses) {
    this.clauses = clauses;
    this.diagnostics = clauses.diagnostics();
  }

  Map<String, Drug> drugs() {
    return drugs;
  }

  void read(Fields section) {
    for (YamlNode.Entry entry : section.entries()) {
      if (drugs.containsKey(entry.key())) {
        diagnostics.error(
            "DUPLICATE-DRUG", entry.place(), "The drug '" + entry.key() + "' stands twice.", "");
        continue;
      }
      drugs.put(entry.key(), drug(entry));
    }
  }

  private Drug drug(YamlNode.Entry entry) {
    Fields line = Fields.of(entry.value(), "The drug '" + entry.key() + "'", diagnostics);
    Words label = clauses.requiredWords(line, "label");
    String drugClass = line.requiredText("class").map(YamlNode.Text::text).orElse("");
    DoseUnit unit = unit(line);
    boolean scales = scales(line);
    Set<String> tags = new LinkedHashSet<>(line.strings("tags"));
    List<String> aliases = line.strings("aliases");
    Map<String, String> codes = new LinkedHashMap<>();
    line.map("codes")
        .ifPresent(map ->
            map.entries()
                .forEach(code ->
                    map.textOf(code.value(), "A code")
                        .ifPresent(text -> codes.put(code.key(), text.text()))));
    Map<Route, Drug.Use> routes = new EnumMap<>(Route.class);
    line.map("routes").ifPresent(map -> routes(map, unit, routes));
    Set<Route> never = EnumSet.noneOf(Route.class);
    for (YamlNode.Text text : line.texts("never")) {
      route(text).ifPresent(never::add);
    }
    for (Route route : never) {
      if (routes.containsKey(route)) {
        diagnostics.error(
            "ROUTE-FORBIDDEN",
            line.place(),
            "'" + entry.key() + "' names " + route + " both under 'routes' and under 'never'.",
            "Take it out of one of them.");
      }
    }
    List<Product> products = new ProductReader(clauses, unit).read(line);
    Optional<Drug.HighDose> highDose =
        line.map("high_dose").flatMap(map -> highDose(map, unit, routes.keySet()));
    Evidence evidence = clauses.requiredEvidence(line);
    line.done();
    return new Drug(
        entry.key(),
        label,
        drugClass,
        tags,
        unit,
        scales,
        routes,
        never,
        aliases,
        codes,
        products,
        highDose,
        evidence,
        entry.place());
  }

  private Optional<Drug.HighDose> highDose(Fields line, DoseUnit unit, Set<Route> routes) {
    Optional<YamlNode.Text> name = line.requiredText("as");
    Optional<Route> route = line.requiredText("route").flatMap(this::route);
    Optional<YamlNode.Text> from = line.requiredText("from");
    Optional<DoseRate> rate =
        from.flatMap(text -> DoseRate.parse(text.text()))
            .filter(dose ->
                dose.per() == DoseRate.Per.M2 && !dose.daily() && dose.unit().convertsTo(unit));
    Evidence evidence = clauses.requiredEvidence(line);
    line.done();
    if (from.isPresent() && rate.isEmpty()) {
      diagnostics.error(
          "NOT-AN-AMOUNT",
          from.get().place(),
          from.get().described() + " is no dose of one giving per m2.",
          "Write a number and a unit, such as 500 " + unit.text + "/m2.");
    }
    if (route.isPresent() && !routes.contains(route.get())) {
      diagnostics.error(
          "ROUTE-FORBIDDEN",
          line.place(),
          "The drug has no route " + route.get() + ".",
          "Name one of its 'routes'.");
    }
    return name.isEmpty() || route.isEmpty() || rate.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Drug.HighDose(
                name.get().text(), route.get(), rate.get().in(unit).value(), evidence));
  }

  private DoseUnit unit(Fields line) {
    Optional<YamlNode.Text> text = line.requiredText("unit");
    Optional<DoseUnit> unit = text.flatMap(found -> DoseUnit.of(found.text()));
    if (text.isPresent() && unit.isEmpty()) {
      diagnostics.error(
          "UNIT",
          text.get().place(),
          "The unit " + text.get().described() + " is not known.",
          "Use mg, ug, IU, unit, mL or cells.");
    }
    return unit.orElse(DoseUnit.MG);
  }

  private boolean scales(Fields line) {
    Optional<YamlNode.Text> text = line.text("small_child");
    if (text.isEmpty() || text.get().text().equals("scales")) {
      return true;
    }
    if (!text.get().text().equals("exempt")) {
      diagnostics.error(
          "SMALL-CHILD",
          text.get().place(),
          "'small_child' is 'scales' or 'exempt', not " + text.get().described() + ".",
          "");
    }
    return false;
  }

  private void routes(Fields map, DoseUnit unit, Map<Route, Drug.Use> routes) {
    for (YamlNode.Entry entry : map.entries()) {
      Optional<Route> route = route(new YamlNode.Text(entry.key(), true, entry.place()));
      Fields line = Fields.of(entry.value(), "The route '" + entry.key() + "'", diagnostics);
      double max =
          line.text("max")
              .flatMap(text -> clauses.amount(text, unit))
              .orElse(Double.POSITIVE_INFINITY);
      Rounding rounding =
          line.node("round").map(node -> rounding(node, unit)).orElse(new Rounding.None());
      double tolerance = clauses.percent(line, "week_tolerance").orElse(Double.POSITIVE_INFINITY);
      Evidence evidence = clauses.evidence(line);
      line.done();
      route.ifPresent(known -> routes.put(known, new Drug.Use(max, rounding, tolerance, evidence)));
    }
  }

  private Rounding rounding(YamlNode node, DoseUnit unit) {
    if (node instanceof YamlNode.Text text && text.text().equals("none")) {
      return new Rounding.None();
    }
    Fields line = Fields.of(node, "'round'", diagnostics);
    Optional<Double> nearest = line.text("nearest").flatMap(text -> clauses.amount(text, unit));
    Optional<Double> up = line.text("up").flatMap(text -> clauses.amount(text, unit));
    line.done();
    if (nearest.isPresent() == up.isPresent()) {
      diagnostics.error(
          "ROUND",
          line.place(),
          "'round' needs one step.",
          "Write {nearest: 0.05 mg}, {up: 0.25 mg} or none.");
    }
    if (nearest.orElse(1.0) <= 0 || up.orElse(1.0) <= 0) {
      diagnostics.error("ROUND", line.place(), "A rounding step is more than zero.", "");
      return new Rounding.None();
    }
    if (nearest.isPresent()) {
      return new Rounding.Nearest(new Amount(nearest.get(), unit));
    }
    return up.isPresent() ? new Rounding.Up(new Amount(up.get(), unit)) : new Rounding.None();
  }

  Optional<Route> route(YamlNode.Text text) {
    for (Route route : Route.values()) {
      if (route.name().equals(text.text())) {
        return Optional.of(route);
      }
    }
    diagnostics.unknownName("UNKNOWN-ROUTE", text.place(), "The route", text.text(), Route.names());
    return Optional.empty();
  }
}
