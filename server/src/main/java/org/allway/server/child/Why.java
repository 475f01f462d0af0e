package org.allway.server.child;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.server.child.Reasons.Found;
import org.allway.server.page.Screen;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Answers <i>why?</i>: as a panel on the page that asks, or as a page of its own. */
@Controller
class Why {

  private final Sights sights;
  private final WrittenRules written;

  Why(Sights sights, WrittenRules written) {
    this.sights = sights;
    this.written = written;
  }

  @GetMapping("/children/{child}/why")
  View why(
      @PathVariable UUID child,
      @RequestParam String of,
      @RequestParam(defaultValue = "") String phase,
      @RequestParam(defaultValue = "") String drug,
      @RequestParam(defaultValue = "") String route,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(defaultValue = "-1") int hour,
      @RequestParam(defaultValue = "-1") int line,
      @RequestParam(defaultValue = "") String fact,
      @RequestParam(defaultValue = "-1") int n,
      @RequestParam(defaultValue = "") String asOf,
      @RequestParam(defaultValue = "") String knownOn,
      Screen screen) {
    Sight sight = sights.of(child, asOf, knownOn);
    Reasons reasons = new Reasons(sight, written, screen.language());
    Optional<Found> found =
        switch (of) {
          case "risk" -> Optional.of(reasons.risk());
          case "protocol" -> Optional.of(reasons.protocol());
          case "phase" -> reasons.phase(phase);
          case "need" -> reasons.need(fact);
          case "finding" -> reasons.finding(n);
          case "dose" -> dose(reasons, new Asked(phase, drug, route, day(on), hour, line));
          default -> Optional.empty();
        };
    return found
        .map(one -> show(sight, one, phase, screen))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private View show(Sight sight, Found found, String phase, Screen screen) {
    WhyModel model =
        new WhyModel(
            sights.frame(sight, Tab.OVERVIEW, screen),
            found.title(),
            found.answer(),
            found.verified(),
            found.rows(),
            found.rules(),
            sight.path(phase.isEmpty() ? "" : "/phases/" + phase));
    return screen.show(screen.partial() ? "child/whyPanel.jte" : "child/why.jte", model);
  }

  /** By which a dose is asked for. */
  private record Asked(String phase, String drug, String route, LocalDate on, int hour, int line) {

    boolean is(Dose dose) {
      return dose.element().drug().id().equals(drug)
          && dose.element().route().name().equals(route)
          && dose.date().equals(on)
          && dose.hour() == hour
          && dose.element().position() == line;
    }
  }

  private static Optional<Found> dose(Reasons reasons, Asked asked) {
    for (PlannedPhase phase : reasons.sight().plan().roadmap().phases()) {
      if (phase.id().equals(asked.phase())) {
        for (Dose dose : phase.doses()) {
          if (asked.is(dose)) {
            return Optional.of(DoseReasons.of(reasons, phase, dose));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException _) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }
}
