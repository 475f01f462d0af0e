package org.allway.server.ward;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allway.assess.Assessment;
import org.allway.assess.Selection;
import org.allway.plan.Case;
import org.allway.plan.Decision;
import org.allway.plan.Finding;
import org.allway.plan.Need;
import org.allway.plan.Plan;
import org.allway.roadmap.PlannedPhase;
import org.allway.server.account.Person;
import org.allway.server.difference.States;
import org.allway.server.order.Day;
import org.allway.server.order.OrderStore;
import org.allway.server.order.Signed;
import org.allway.server.store.ChartStore;
import org.allway.server.store.Charts;
import org.allway.server.store.ChildId;
import org.allway.server.store.Plans;
import org.allway.server.store.StoredChild;
import org.allway.server.store.UnreadableChart;
import org.allway.server.time.WardTime;
import org.allway.server.ward.WardModel.Bed;
import org.allway.server.ward.WardModel.Missing;
import org.allway.wording.Wording;
import org.allway.words.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What is to do for each child today. */
@Component
class Beds {

  private final ChartStore store;
  private final Charts charts;
  private final Plans plans;
  private final OrderStore orders;
  private final ObjectProvider<Unread> unread;
  private final WardTime time;

  Beds(
      ChartStore store,
      Charts charts,
      Plans plans,
      OrderStore orders,
      ObjectProvider<Unread> unread,
      WardTime time) {
    this.store = store;
    this.charts = charts;
    this.plans = plans;
    this.orders = orders;
    this.unread = unread;
    this.time = time;
  }

  List<Bed> all(Person person) {
    LocalDate today = time.today();
    Map<ChildId, List<Signed>> signed = orders.of(today);
    Map<UUID, Integer> messages = new LinkedHashMap<>();
    unread
        .orderedStream()
        .forEach(one ->
            one.counts(person)
                .forEach((child, count) -> messages.merge(child, count, Integer::sum)));
    Wording wording = new Wording(person.language());
    return store.children().stream()
        .map(child ->
            bed(
                child,
                signed.getOrDefault(child.id(), List.of()),
                messages.getOrDefault(child.id().value(), 0),
                today,
                wording))
        .toList();
  }

  private Bed bed(
      StoredChild child, List<Signed> signed, int messages, LocalDate today, Wording wording) {
    Case made;
    try {
      made = plans.of(charts.of(child), today);
    } catch (UnreadableChart _) {
      return unreadable(child, messages, today, wording);
    }
    Plan plan = made.plan();
    Day day = Day.of(plan, signed, today);
    List<Missing> needs =
        plan.needs().stream()
            .sorted(Comparator.comparing(Need::by))
            .map(need ->
                new Missing(
                    wording.say(need.label()),
                    wording.shortDay(need.by()),
                    need.by().isBefore(today),
                    need.by().equals(today)))
            .toList();
    return new Bed(
        child.id().toString(),
        child.header().name(),
        child.header().number(),
        age(child.header().born(), today, wording),
        wording.say(States.words(plan.state())),
        group(plan, wording),
        phase(plan, today, wording),
        day.toSign(),
        day.toVerify(),
        day.toGive(),
        day.given(),
        tests(made, today, wording),
        plan.decisions().stream()
            .filter(one -> one.settledBy() == Decision.Settled.OPEN)
            .map(one -> wording.say(one.question()))
            .toList(),
        needs,
        needs.stream().anyMatch(need -> need.late() || need.now()),
        count(plan, Finding.Level.STOP),
        count(plan, Finding.Level.WARN),
        messages,
        unplanned(plan, wording));
  }

  private static Bed unreadable(StoredChild child, int messages, LocalDate today, Wording wording) {
    return new Bed(
        child.id().toString(),
        child.header().name(),
        child.header().number(),
        age(child.header().born(), today, wording),
        "",
        "",
        "",
        0,
        0,
        0,
        0,
        List.of(),
        List.of(),
        List.of(),
        false,
        1,
        0,
        messages,
        Optional.of(
            wording.say(
                new Words(
                    "The chart names something that the knowledge folder no longer has.",
                    "La historia nombra algo que la carpeta de conocimiento ya no tiene."))));
  }

  private static Optional<String> unplanned(Plan plan, Wording wording) {
    return switch (plan.selection()) {
      case Selection.Chosen _ -> Optional.empty();
      case Selection.Undetermined _ ->
          Optional.of(
              wording.say(
                  new Words(
                      "No protocol can be chosen yet: facts are missing.",
                      "Aún no se puede elegir protocolo: faltan datos.")));
      case Selection.Outside(var refusals) ->
          Optional.of(
              wording.say(
                      new Words(
                          "No protocol takes this child", "Ningún protocolo incluye a este niño"))
                  + (refusals.isEmpty() ? "." : ": " + wording.say(refusals.getFirst().because())));
    };
  }

  private static int count(Plan plan, Finding.Level level) {
    return (int) plan.findings().stream().filter(one -> one.level() == level).count();
  }

  private static String age(LocalDate born, LocalDate today, Wording wording) {
    Period age = Period.between(born, today);
    return age.getYears() > 1
        ? age.getYears() + " " + wording.say(new Words("y", "a"))
        : age.toTotalMonths() + " " + wording.say(new Words("mo", "m"));
  }

  private static String group(Plan plan, Wording wording) {
    Assessment assessment = plan.assessment();
    return assessment.undetermined()
        ? ""
        : assessment.group()
            + (assessment.provisional()
                ? wording.say(new Words(" (provisional)", " (provisional)"))
                : "");
  }

  private static String phase(Plan plan, LocalDate today, Wording wording) {
    Optional<PlannedPhase> active = plan.roadmap().active();
    if (active.isPresent()) {
      PlannedPhase phase = active.get();
      long day = today.toEpochDay() - phase.start().date().toEpochDay() + 1;
      return wording.say(phase.phase().title())
          + wording.say(new Words(", day ", ", día "))
          + day
          + wording.say(new Words(" of ", " de "))
          + Wording.length(phase);
    }
    return plan.roadmap().phases().stream()
        .filter(phase -> phase.status() == PlannedPhase.Status.PROJECTED)
        .findFirst()
        .map(phase ->
            wording.say(new Words("next: ", "sigue: "))
                + wording.say(phase.phase().title())
                + ", "
                + wording.shortDay(phase.start().date()))
        .orElse("");
  }

  private static List<String> tests(Case made, LocalDate today, Wording wording) {
    return made.plan().roadmap().phases().stream()
        .flatMap(phase -> phase.checks().stream())
        .filter(check -> check.date().equals(today))
        .flatMap(check -> check.checkpoint().facts().stream())
        .filter(fact ->
            made.view()
                .latest(fact.symbol().slot(), today)
                .filter(one -> !one.on().isBefore(today))
                .isEmpty())
        .map(fact -> wording.say(fact.label()))
        .toList();
  }
}
