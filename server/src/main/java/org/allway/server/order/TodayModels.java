package org.allway.server.order;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.plan.Case;
import org.allway.plan.Plan;
import org.allway.roadmap.PlannedPhase;
import org.allway.server.account.Account;
import org.allway.server.account.Accounts;
import org.allway.server.account.Person;
import org.allway.server.account.Role;
import org.allway.server.child.Sight;
import org.allway.server.child.Sights;
import org.allway.server.child.Tab;
import org.allway.server.entry.Entries;
import org.allway.server.entry.Line;
import org.allway.server.order.TodayModel.Earlier;
import org.allway.server.order.TodayModel.May;
import org.allway.server.order.TodayModel.Test;
import org.allway.server.page.Screen;
import org.allway.server.store.Plans;
import org.allway.server.time.WardTime;
import org.allway.wording.Wording;
import org.allway.words.Words;
import org.springframework.stereotype.Component;

/** Puts one day of a child together for the page. */
@Component
class TodayModels {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Sights sights;
  private final Plans plans;
  private final OrderStore orders;
  private final Accounts accounts;
  private final Entries entries;
  private final Library library;
  private final WardTime time;

  TodayModels(
      Sights sights,
      Plans plans,
      OrderStore orders,
      Accounts accounts,
      Entries entries,
      Library library,
      WardTime time) {
    this.sights = sights;
    this.plans = plans;
    this.orders = orders;
    this.accounts = accounts;
    this.entries = entries;
    this.library = library;
    this.time = time;
  }

  /** What went wrong with what somebody wanted to do, if anything did. */
  record Trouble(List<Words> faults, boolean conflict, long seen, Map<String, String> typed) {

    static final Trouble NONE = new Trouble(List.of(), false, Long.MAX_VALUE, Map.of());
  }

  TodayModel of(UUID child, LocalDate day, Person person, Screen screen, Trouble trouble) {
    Sight sight = sights.of(child);
    Wording wording = new Wording(screen.language());
    LocalDate today = time.today();
    Plan plan = sight.plan();
    Case then = day.isBefore(today) ? plans.of(sight.chart(), day) : sight.made();
    TodayRows rows =
        new TodayRows(library, new Checking(then), wording, person, time.zone(), today);
    List<Signed> signed = orders.of(sight.id(), day);
    List<Line> changed =
        trouble.conflict()
            ? entries.since(sight.id(), trouble.seen(), screen.language())
            : List.of();
    Role role = person.role();
    return new TodayModel(
        sights.frame(sight, Tab.TODAY, screen),
        child,
        sight.chart().child().version(),
        day,
        today,
        CLOCK.format(time.here()),
        rows.rows(sight.id(), plan, day, signed),
        earlier(plan, day, wording, then.index().centre().givingWindowDays()),
        Labs.newest(then, day, screen.language()),
        tests(sight, day, wording),
        plan.care().stream().map(one -> wording.say(one.text())).toList(),
        trouble.faults(),
        changed,
        trouble.conflict(),
        accounts.all().stream()
            .filter(one -> one.role().careTeam() && !one.name().equals(person.name()))
            .filter(one -> !one.disabled())
            .map(Account::display)
            .toList(),
        library.products().entrySet().stream()
            .map(one -> new TodayModel.Product(one.getKey(), wording.say(one.getValue())))
            .toList(),
        new May(
            role == Role.PHYSICIAN,
            role == Role.PHYSICIAN || role == Role.PHARMACIST,
            role == Role.PHYSICIAN || role == Role.NURSE),
        trouble.typed());
  }

  private static List<Earlier> earlier(Plan plan, LocalDate day, Wording wording, int window) {
    Map<String, List<LocalDate>> byDrug = new LinkedHashMap<>();
    for (DayDose one : DayDose.unrecorded(plan, day.minusDays(Math.max(window, 7)), day)) {
      byDrug
          .computeIfAbsent(
              wording.drug(one.dose())
                  + " "
                  + wording.amount(one.dose())
                  + " "
                  + one.dose().element().route(),
              _ -> new ArrayList<>())
          .add(one.dose().date());
    }
    List<Earlier> earlier = new ArrayList<>();
    byDrug.forEach((drug, days) ->
        earlier.add(
            new Earlier(
                drug,
                days.stream().map(wording::shortDay).collect(Collectors.joining(", ")),
                days.getFirst())));
    return earlier;
  }

  private static List<Test> tests(Sight sight, LocalDate day, Wording wording) {
    List<Test> tests = new ArrayList<>();
    for (PlannedPhase phase : sight.plan().roadmap().phases()) {
      for (PlannedPhase.Check check : phase.checks()) {
        if (!check.date().equals(day)) {
          continue;
        }
        for (Fact fact : check.checkpoint().facts()) {
          boolean done =
              sight
                  .made()
                  .view()
                  .latest(fact.symbol().slot(), day)
                  .filter(one -> !one.on().isBefore(day.minusDays(1)))
                  .isPresent();
          tests.add(new Test(wording.say(fact.label()), done));
        }
      }
    }
    return tests;
  }
}
