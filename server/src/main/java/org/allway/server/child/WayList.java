package org.allway.server.child;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Standing;
import org.allway.wording.Wording;
import org.allway.words.Language;
import org.allway.words.Words;

/** The way as a list, for screens too narrow for the picture. */
public final class WayList {

  private WayList() {}

  /**
   * One phase.
   *
   * @param style by which it is drawn: {@code done}, {@code active}, {@code ahead}
   * @param percent how much of its days has passed
   * @param drugs one line a drug
   */
  public record Item(
      String title,
      String path,
      String dates,
      String status,
      String style,
      long percent,
      List<String> drugs) {}

  private static final long WHOLE = 100;

  static List<Item> of(Sight sight, Language language) {
    Wording wording = new Wording(language);
    return sight.plan().roadmap().phases().stream()
        .map(phase -> item(sight, phase, wording))
        .toList();
  }

  private static Item item(Sight sight, PlannedPhase phase, Wording wording) {
    long passed = ChronoUnit.DAYS.between(phase.start().date(), sight.plan().asOf()) + 1;
    String start = wording.start(phase.start());
    String status =
        switch (phase.status()) {
          case DONE -> wording.say(new Words("done", "terminada"));
          case ACTIVE ->
              wording.say(new Words("day ", "día "))
                  + passed
                  + wording.say(new Words(" of ", " de "))
                  + Wording.length(phase);
          case PROJECTED -> wording.say(new Words("to come", "prevista"));
        };
    return new Item(
        Titles.of(phase, wording),
        sight.path("/phases/" + phase.id()),
        wording.date(phase.start().date()) + " – " + wording.date(phase.end()),
        start.isEmpty() ? status : status + ", " + start,
        switch (phase.status()) {
          case DONE -> "done";
          case ACTIVE -> "active";
          case PROJECTED -> "ahead";
        },
        Math.clamp(WHOLE * passed / Wording.length(phase), 0, WHOLE),
        drugs(phase, wording));
  }

  private static List<String> drugs(PlannedPhase phase, Wording wording) {
    Map<String, List<Dose>> drugs = new LinkedHashMap<>();
    for (Dose dose : phase.doses()) {
      drugs
          .computeIfAbsent(
              wording.drug(dose) + " " + dose.element().route(), _ -> new ArrayList<>())
          .add(dose);
    }
    List<String> lines = new ArrayList<>();
    drugs.forEach((name, doses) -> {
      long given = doses.stream().filter(dose -> dose.standing() instanceof Standing.Given).count();
      lines.add(
          name
              + ": "
              + (given == 0
                  ? doses.size() + "×"
                  : given
                      + wording.say(new Words(" of ", " de "))
                      + doses.size()
                      + wording.say(new Words(" given", " administradas"))));
    });
    return lines;
  }
}
