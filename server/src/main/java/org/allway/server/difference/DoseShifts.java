package org.allway.server.difference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.dose.Route;
import org.allway.library.Drug;
import org.allway.library.Element;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Roadmap;
import org.allway.roadmap.Standing;
import org.allway.server.difference.PlanDifference.DoseShift;
import org.allway.words.Words;

/**
 * Doses that came, went, or are another amount or standing. A dose is the same one by its line in
 * the protocol and its day in the phase, wherever the phase has moved.
 */
final class DoseShifts {

  private record Key(String phase, Element.Medication line, int day, int hour) {}

  private record Seen(Words phase, LocalDate date, Words shown) {}

  private record Alike(
      Words phase, Drug drug, Route route, Optional<Words> before, Optional<Words> after) {}

  private DoseShifts() {}

  static List<DoseShift> between(Roadmap before, Roadmap after) {
    Map<Key, Seen> old = doses(before);
    Map<Key, Seen> now = doses(after);
    Map<Alike, List<LocalDate>> alike = new LinkedHashMap<>();
    old.forEach((key, was) -> {
      if (!now.containsKey(key)) {
        note(alike, key, was, Optional.of(was.shown), Optional.empty());
      }
    });
    now.forEach((key, is) -> {
      Optional<Words> was = Optional.ofNullable(old.get(key)).map(Seen::shown);
      if (!was.equals(Optional.of(is.shown))) {
        note(alike, key, is, was, Optional.of(is.shown));
      }
    });
    List<DoseShift> shifts = new ArrayList<>();
    alike.forEach((one, days) ->
        shifts.add(
            new DoseShift(
                one.phase,
                one.drug,
                one.route,
                one.before,
                one.after,
                days.stream().sorted().distinct().toList())));
    shifts.sort(Comparator.comparing(shift -> shift.days().getFirst()));
    return shifts;
  }

  private static void note(
      Map<Alike, List<LocalDate>> alike,
      Key key,
      Seen seen,
      Optional<Words> before,
      Optional<Words> after) {
    alike
        .computeIfAbsent(
            new Alike(seen.phase, key.line.drug(), key.line.route(), before, after),
            _ -> new ArrayList<>())
        .add(seen.date);
  }

  private static Map<Key, Seen> doses(Roadmap roadmap) {
    Map<Key, Seen> doses = new LinkedHashMap<>();
    for (PlannedPhase phase : roadmap.phases()) {
      for (Dose dose : phase.doses()) {
        doses.put(
            new Key(phase.id(), dose.element(), dose.day(), dose.hour()),
            new Seen(phase.phase().title(), dose.date(), shown(dose)));
      }
    }
    return doses;
  }

  private static Words shown(Dose dose) {
    Words amount =
        switch (dose.dosage()) {
          case Dosage.Calculated calculated -> Words.same(calculated.amount().toString());
          case Dosage.Asked _ -> new Words("dose to be decided", "dosis por decidir");
        };
    return switch (dose.standing()) {
      case Standing.Projected _, Standing.Due _ -> amount;
      case Standing.Given(var _, var given, var _) ->
          new Words("given " + given, "administrado " + given);
      case Standing.Held _ -> new Words("on hold", "en pausa");
      case Standing.Omitted _ -> new Words("left out", "se omite");
    };
  }
}
