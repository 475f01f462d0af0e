package org.allway.server.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.allway.server.account.Person;
import org.allway.server.account.Role;
import org.allway.server.child.Sight;
import org.allway.server.child.Sights;
import org.allway.server.child.Tab;
import org.allway.server.difference.PlanDifference;
import org.allway.server.entry.Entries;
import org.allway.server.entry.Line;
import org.allway.server.page.Screen;
import org.allway.server.store.ChartStore;
import org.allway.server.store.ChildId;
import org.allway.server.store.NewEntry;
import org.allway.server.store.Plans;
import org.allway.server.store.Who;
import org.allway.server.store.Writing;
import org.allway.server.time.WardTime;
import org.allway.words.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Says that an entry was an error. It stays in the history and no longer counts. */
@Controller
@RequestMapping("/children/{child}/record/withdraw/{entry}")
class WithdrawPages {

  private static final String PAGE = "record/withdraw.jte";
  private static final int UNPROCESSABLE = 422;

  /** What only physicians record, only they withdraw. */
  private static final Set<String> OF_PHYSICIANS =
      Set.of("choose", "relapse", "start", "hold", "resume", "adapt");

  private final Sights sights;
  private final Entries entries;
  private final ChartStore store;
  private final Plans plans;
  private final WardTime time;

  WithdrawPages(Sights sights, Entries entries, ChartStore store, Plans plans, WardTime time) {
    this.sights = sights;
    this.entries = entries;
    this.store = store;
    this.plans = plans;
    this.time = time;
  }

  @GetMapping
  View ask(@PathVariable UUID child, @PathVariable String entry, Person person, Screen screen) {
    return screen.show(PAGE, model(child, entry, "", List.of(), Optional.empty(), person, screen));
  }

  @PostMapping
  View withdraw(
      @PathVariable UUID child,
      @PathVariable String entry,
      @RequestParam MultiValueMap<String, String> typed,
      Person person,
      Screen screen) {
    String said = typed.getFirst("reason");
    String reason = said == null ? "" : said.strip();
    Line line = line(child, entry, screen);
    if (!may(line, person)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    long seen = RecordPages.version(typed);
    if (reason.isEmpty()) {
      List<Words> fault =
          List.of(new Words("Say why it was an error.", "Diga por qué fue un error."));
      return screen.show(
          UNPROCESSABLE,
          PAGE,
          model(child, entry, reason, fault, Optional.empty(), person, screen));
    }
    return switch (store.append(
        new ChildId(child), seen, List.of(withdrawal(entry, reason)), new Who(person.name()))) {
      case Writing.Appended _ -> {
        RedirectView view = new RedirectView("/children/" + child + "/record?since=" + seen);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        yield view;
      }
      case Writing.Refused(var faults) ->
          screen.show(
              UNPROCESSABLE,
              PAGE,
              model(
                  child,
                  entry,
                  reason,
                  RecordPages.words(faults),
                  Optional.empty(),
                  person,
                  screen));
      case Writing.Conflict _ ->
          screen.show(
              HttpStatus.CONFLICT.value(),
              PAGE,
              model(child, entry, reason, List.of(), Optional.of(seen), person, screen));
    };
  }

  private NewEntry withdrawal(String entry, String reason) {
    return new NewEntry(time.today(), Map.of("withdraw", Map.of("entry", entry, "reason", reason)));
  }

  private Line line(UUID child, String entry, Screen screen) {
    return entries.lines(new ChildId(child), screen.language()).stream()
        .filter(line -> line.id().equals(entry))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static boolean may(Line line, Person person) {
    return !line.withdrawn()
        && (person.role() == Role.PHYSICIAN || !OF_PHYSICIANS.contains(line.kind()));
  }

  private WithdrawModel model(
      UUID child,
      String entry,
      String reason,
      List<Words> faults,
      Optional<Long> seen,
      Person person,
      Screen screen) {
    Sight sight = sights.of(child);
    Line line = line(child, entry, screen);
    boolean may = may(line, person);
    Optional<PlanDifference> difference =
        may
                && plans.whatIf(sight.chart(), List.of(withdrawal(entry, "?")), time.today())
                    instanceof Plans.WhatIf.Would(var _, var then)
            ? Optional.of(PlanDifference.between(sight.plan(), then.plan()))
            : Optional.empty();
    return new WithdrawModel(
        sights.frame(sight, Tab.RECORD, screen),
        child,
        sight.chart().child().version(),
        line,
        may,
        difference,
        reason,
        faults,
        seen.isPresent(),
        seen.map(version -> entries.since(sight.id(), version, screen.language()))
            .orElse(List.of()));
  }
}
