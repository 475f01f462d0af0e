package org.allway.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.allway.assess.Facts;
import org.allway.diagnostic.Place;
import org.allway.dose.DoseRate;
import org.allway.dose.Route;
import org.allway.exposure.Account;
import org.allway.exposure.Recorded;
import org.allway.exposure.Share;
import org.allway.library.DoseRule;
import org.allway.library.Drug;
import org.allway.library.Element;
import org.allway.library.Exposure;
import org.allway.library.Library;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Roadmap;
import org.allway.roadmap.Size;
import org.allway.roadmap.Standing;
import org.allway.rule.Query;
import org.allway.rule.Value;

/** Adds what a roadmap still holds to what is recorded. */
final class Exposures {

  private static final int[] NONE = {};

  private final Counting counting;
  private final List<Account> recorded = new ArrayList<>();
  private final List<List<Share>> planned = new ArrayList<>();
  private final List<Coming> coming = new ArrayList<>();

  /** Which exposures a drug or a site belongs to, by their places in the text. Made once. */
  record Counting(List<Exposure> exposures, Map<String, int[]> places) {

    static Counting of(Library library) {
      List<Exposure> exposures = List.copyOf(library.exposures().values());
      Map<String, int[]> places = new HashMap<>();
      for (Exposure exposure : exposures) {
        for (String source : exposure.sources()) {
          places.computeIfAbsent(
              source,
              _ ->
                  IntStream.range(0, exposures.size())
                      .filter(i -> exposures.get(i).concerns(source))
                      .toArray());
        }
      }
      return new Counting(exposures, places);
    }

    int[] of(String source) {
      return places.getOrDefault(source, NONE);
    }
  }

  /** A drug that the roadmap still gives, by one of these routes, with its highest dose. */
  record Coming(Drug drug, List<Route> routes, double perM2) {

    Coming higher(Coming other) {
      return other.perM2 > perM2 ? other : this;
    }

    boolean is(Query query) {
      for (Route route : routes) {
        if ((query.arguments().size() == 1 || query.arguments().getLast().equals(route.name()))
            && drug.is(query.subject(), route, perM2)) {
          return true;
        }
      }
      return false;
    }
  }

  private Exposures(Counting counting, Facts facts) {
    this.counting = counting;
    for (Exposure exposure : counting.exposures()) {
      recorded.add(facts.account(exposure));
      planned.add(new ArrayList<>(0));
    }
  }

  static Exposures of(Counting counting, Facts facts, Roadmap roadmap, LocalDate asOf) {
    Exposures all = new Exposures(counting, facts);
    roadmap.phases().forEach(phase -> all.add(phase, asOf));
    return all;
  }

  /** By exposure, in the order of the text. */
  List<Account> accounts() {
    List<Account> accounts = new ArrayList<>(recorded.size());
    for (int i = 0; i < recorded.size(); i++) {
      accounts.add(
          planned.get(i).isEmpty() ? recorded.get(i) : recorded.get(i).with(planned.get(i)));
    }
    return List.copyOf(accounts);
  }

  List<Coming> coming() {
    return coming;
  }

  /** Doses of one line follow each other: what can be told of the line is told once. */
  private void add(PlannedPhase phase, LocalDate asOf) {
    List<Element> elements = phase.phase().elements();
    double[] highest = new double[elements.size()];
    boolean[] open = new boolean[elements.size()];
    Map<Place, Coming> besides = new LinkedHashMap<>(0);
    for (Dose dose : phase.doses()) {
      if (!(dose.standing() instanceof Standing.Projected
          || dose.standing() instanceof Standing.Due)) {
        continue;
      }
      Element.Medication element = dose.element();
      int line = element.position();
      if (line < elements.size() && elements.get(line).place().equals(element.place())) {
        open[line] = true;
        highest[line] = Math.max(highest[line], perM2(dose, phase.size()));
      } else {
        double perM2 = perM2(dose, phase.size());
        besides.merge(
            element.place(), new Coming(element.drug(), element.routes(), perM2), Coming::higher);
      }
      for (int i : counting.of(element.drug().id())) {
        planned.get(i).add(share(recorded.get(i).exposure(), dose, phase.size()));
      }
    }
    for (int line = 0; line < elements.size(); line++) {
      if (open[line] && elements.get(line) instanceof Element.Medication drug) {
        coming.add(new Coming(drug.drug(), drug.routes(), highest[line]));
      }
    }
    // Drugs throughout, and what stands in for others, are lines of no phase.
    coming.addAll(besides.values());
    phase.irradiations().forEach(beam -> beam(beam, asOf));
    phase.waiting().forEach(waiting -> waiting(waiting, phase.start().date()));
  }

  private static double perM2(Dose dose, Size size) {
    if (dose.dosage() instanceof Dosage.Calculated calculated && size.known()) {
      return calculated.amount().value() / size.bsa();
    }
    return dose.element().dose() instanceof DoseRule.Fixed(DoseRate rate)
            && rate.per() == DoseRate.Per.M2
        ? rate.in(dose.element().drug().unit()).value()
        : 0;
  }

  private static Share.Kind kind(LocalDate on, LocalDate asOf) {
    return on.isAfter(asOf) ? Share.Kind.PLANNED : Share.Kind.DUE;
  }

  /** The whole day of a dose, or all days of a continuous infusion. */
  private static Share share(Exposure exposure, Dose dose, Size size) {
    Element.Medication element = dose.element();
    Share.Kind kind = dose.standing() instanceof Standing.Due ? Share.Kind.DUE : Share.Kind.PLANNED;
    String drug = element.drug().id();
    return switch (dose.dosage()) {
      case Dosage.Asked asked -> Share.unknown(kind, drug, dose.date(), asked.needs());
      case Dosage.Calculated calculated -> {
        double givings = (double) element.times() * Math.max(1, element.infusionDays());
        double milligrams = Recorded.milligrams(element.drug(), calculated.amount().value());
        yield Share.of(kind, drug, dose.date(), milligrams * givings, size(exposure.unit(), size));
      }
    };
  }

  private static Value size(Exposure.Unit unit, Size size) {
    double number =
        switch (unit) {
          case PER_M2 -> size.bsa();
          case PER_KG -> size.weight();
          case GY -> 1;
        };
    return Double.isNaN(number)
        ? new Value.Unknown(Set.of(Size.HEIGHT, Size.WEIGHT))
        : new Value.Num(number);
  }

  /** A fact that was recorded since it began tells of it already. */
  private void beam(PlannedPhase.Irradiation beam, LocalDate asOf) {
    for (int i : counting.of(beam.element().site())) {
      if (!recorded.get(i).tells(beam.from())) {
        planned
            .get(i)
            .add(
                Share.of(
                    kind(beam.from(), asOf),
                    beam.element().site(),
                    beam.from(),
                    beam.element().dose().value()));
      }
    }
  }

  /** What waits for a fact or a decision may come or not. */
  private void waiting(PlannedPhase.Waiting waiting, LocalDate on) {
    String source =
        switch (waiting.element()) {
          case Element.Medication drug -> drug.drug().id();
          case Element.Radiotherapy beam -> beam.site();
        };
    for (int i : counting.of(source)) {
      planned.get(i).add(Share.unknown(Share.Kind.PLANNED, source, on, waiting.needs()));
    }
  }
}
