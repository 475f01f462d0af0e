package org.allway.server.decision;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allway.library.Library;
import org.allway.plan.Decision;
import org.allway.server.account.Person;
import org.allway.server.account.Role;
import org.allway.server.child.Sight;
import org.allway.server.child.Sights;
import org.allway.server.child.Tab;
import org.allway.server.decision.DecisionsModel.Answer;
import org.allway.server.decision.DecisionsModel.Asked;
import org.allway.server.difference.PlanDifference;
import org.allway.server.entry.Entries;
import org.allway.server.page.Screen;
import org.allway.server.store.ChartStore;
import org.allway.server.store.ChildId;
import org.allway.server.store.NewEntry;
import org.allway.server.store.Plans;
import org.allway.server.store.Who;
import org.allway.server.store.Writing;
import org.allway.server.time.WardTime;
import org.allway.wording.Wording;
import org.allway.words.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What is to decide, with what speaks for each answer; and the record of a choice. */
@Controller
@RequestMapping("/children/{child}/decisions")
class DecisionPages {

  private static final String CHOICE = "decision/choice.jte";
  private static final int UNPROCESSABLE = 422;

  private final Sights sights;
  private final Plans plans;
  private final ChartStore store;
  private final Entries entries;
  private final Library library;
  private final WardTime time;

  DecisionPages(
      Sights sights,
      Plans plans,
      ChartStore store,
      Entries entries,
      Library library,
      WardTime time) {
    this.sights = sights;
    this.plans = plans;
    this.store = store;
    this.entries = entries;
    this.library = library;
    this.time = time;
  }

  @GetMapping
  View all(@PathVariable UUID child, Person person, Screen screen) {
    Sight sight = sights.of(child);
    Decided words = new Decided(library, new Wording(screen.language()));
    List<Asked> open = new ArrayList<>();
    List<Asked> settled = new ArrayList<>();
    for (Decision decision : sight.plan().decisions()) {
      (decision.settledBy() == Decision.Settled.OPEN ? open : settled).add(words.asked(decision));
    }
    return screen.show(
        "decision/decisions.jte",
        new DecisionsModel(
            sights.frame(sight, Tab.DECISIONS, screen),
            child,
            open,
            settled,
            person.role() == Role.PHYSICIAN));
  }

  @GetMapping("/{choice}/{option}")
  View look(
      @PathVariable UUID child,
      @PathVariable String choice,
      @PathVariable String option,
      Person person,
      Screen screen) {
    return screen.show(
        CHOICE,
        model(
            child,
            choice,
            option,
            new Typed(time.today().toString(), "", 0),
            List.of(),
            false,
            person,
            screen));
  }

  @PostMapping("/{choice}/{option}")
  View choose(
      @PathVariable UUID child,
      @PathVariable String choice,
      @PathVariable String option,
      @RequestParam long version,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(defaultValue = "") String note,
      Person person,
      Screen screen) {
    if (person.role() != Role.PHYSICIAN) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    Typed typed = new Typed(on, note.strip(), version);
    Optional<LocalDate> day = day(on);
    if (day.isEmpty()) {
      return again(
          child,
          choice,
          option,
          typed,
          List.of(new Words("Choose a day up to today.", "Elija un día hasta hoy.")),
          person,
          screen);
    }
    if (excluded(child, choice, option)) {
      return again(
          child,
          choice,
          option,
          typed,
          List.of(
              new Words(
                  "This option is excluded for this child.",
                  "Esta opción está excluida para este niño.")),
          person,
          screen);
    }
    Map<String, Object> says = new LinkedHashMap<>();
    says.put("choose", Map.of(choice, option));
    if (!typed.note.isEmpty()) {
      says.put("note", typed.note);
    }
    Writing writing =
        store.append(
            new ChildId(child),
            version,
            List.of(new NewEntry(day.get(), says)),
            new Who(person.name()));
    return switch (writing) {
      case Writing.Appended _ -> {
        RedirectView view = new RedirectView("/children/" + child + "/decisions#" + choice);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        yield view;
      }
      case Writing.Refused(var faults) ->
          again(
              child,
              choice,
              option,
              typed,
              faults.stream().map(fault -> Words.same(fault.message())).toList(),
              person,
              screen);
      case Writing.Conflict _ ->
          screen.show(
              HttpStatus.CONFLICT.value(),
              CHOICE,
              model(child, choice, option, typed, List.of(), true, person, screen));
    };
  }

  private record Typed(String on, String note, long version) {}

  private View again(
      UUID child,
      String choice,
      String option,
      Typed typed,
      List<Words> faults,
      Person person,
      Screen screen) {
    return screen.show(
        UNPROCESSABLE, CHOICE, model(child, choice, option, typed, faults, false, person, screen));
  }

  private ChoiceModel model(
      UUID child,
      String choice,
      String option,
      Typed typed,
      List<Words> faults,
      boolean conflict,
      Person person,
      Screen screen) {
    Sight sight = sights.of(child);
    Decision decision =
        sight.plan().decisions().stream()
            .filter(one -> one.id().equals(choice))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Asked asked = new Decided(library, new Wording(screen.language())).asked(decision);
    Answer answer =
        asked.answers().stream()
            .filter(one -> one.id().equals(option))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    NewEntry tentative =
        new NewEntry(day(typed.on).orElse(time.today()), Map.of("choose", Map.of(choice, option)));
    return switch (plans.whatIf(sight.chart(), List.of(tentative), time.today())) {
      case Plans.WhatIf.Would(var _, var then) ->
          new ChoiceModel(
              sights.frame(sight, Tab.DECISIONS, screen),
              child,
              sight.chart().child().version(),
              time.today().toString(),
              asked,
              answer,
              PlanDifference.between(sight.plan(), then.plan()),
              person.role() == Role.PHYSICIAN,
              typed.on,
              typed.note,
              faults,
              conflict,
              conflict ? entries.since(sight.id(), typed.version, screen.language()) : List.of());
      case Plans.WhatIf.Refused _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  private boolean excluded(UUID child, String choice, String option) {
    return sights.of(child).plan().decisions().stream()
        .filter(one -> one.id().equals(choice))
        .flatMap(one -> one.options().stream())
        .anyMatch(one -> one.id().equals(option) && one.status() == Decision.Status.EXCLUDED);
  }

  private Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text)).filter(day -> !day.isAfter(time.today()));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
