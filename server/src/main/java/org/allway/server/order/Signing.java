package org.allway.server.order;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.allway.dose.Amount;
import org.allway.library.Library;
import org.allway.order.Order;
import org.allway.order.OrderFinding;
import org.allway.plan.Case;
import org.allway.plan.Plan;
import org.allway.server.account.Person;
import org.allway.server.account.Role;
import org.allway.server.store.ChartStore;
import org.allway.server.store.Charts;
import org.allway.server.store.ChildChart;
import org.allway.server.store.ChildId;
import org.allway.server.store.NewEntry;
import org.allway.server.store.Plans;
import org.allway.server.store.Who;
import org.allway.server.store.Writing;
import org.allway.server.time.WardTime;
import org.allway.words.Language;
import org.allway.words.Words;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two sign and one gives. An order is checked when it is prescribed, when it is verified and when
 * it is given, each time with the chart as it then stands:
 *
 * <ol>
 *   <li>A physician prescribes. What nobody may pass is refused; every other stop wants a reason.
 *   <li>Another physician or a pharmacist verifies, and stands for those reasons with their name.
 *   <li>A nurse or a physician gives; the giving is in the chart when the act is.
 * </ol>
 *
 * <p>An order whose dose the plan has changed since is stale and goes no further.
 */
@Component
public class Signing {

  private final OrderStore orders;
  private final ChartStore store;
  private final Charts charts;
  private final Plans plans;
  private final Library library;
  private final WardTime time;
  private final TransactionTemplate transactions;

  Signing(
      OrderStore orders,
      ChartStore store,
      Charts charts,
      Plans plans,
      Library library,
      WardTime time,
      TransactionTemplate transactions) {
    this.orders = orders;
    this.store = store;
    this.charts = charts;
    this.plans = plans;
    this.library = library;
    this.time = time;
    this.transactions = transactions;
  }

  /** Signs orders for one day: all of them, or none. */
  Outcome prescribe(
      ChildId child, long version, LocalDate day, List<Request> requests, Person person) {
    if (person.role() != Role.PHYSICIAN) {
      return Outcome.Refused.because("Physicians prescribe.", "Prescriben los médicos.");
    }
    if (requests.isEmpty()) {
      return Outcome.Refused.because("Tick what you sign.", "Marque lo que firma.");
    }
    return together(() -> {
      Standing now = standing(child, day);
      if (now.chart.child().version() != version) {
        return new Outcome.Conflict();
      }
      List<Signed> before = orders.of(child, day);
      List<Words> why = new ArrayList<>();
      List<Order> set = new ArrayList<>(now.open(before));
      int first = set.size();
      for (Request request : requests) {
        why.addAll(unfit(request.what(), now.plan, before));
        Optional<Order> order = now.checking.order(request.what(), List.of());
        if (order.isEmpty()) {
          why.add(unreadable(request.what()));
        }
        order.ifPresent(set::add);
      }
      if (!why.isEmpty()) {
        return new Outcome.Refused(why);
      }
      List<Checking.Verdict> verdicts = now.checking.check(set);
      for (int at = 0; at < requests.size(); at++) {
        why.addAll(stopped(requests.get(at), verdicts.get(first + at)));
      }
      if (!why.isEmpty()) {
        return new Outcome.Refused(why);
      }
      for (int at = 0; at < requests.size(); at++) {
        Request request = requests.get(at);
        Map<String, String> reasons = new LinkedHashMap<>();
        for (OrderFinding stop : verdicts.get(first + at).stops()) {
          reasons.put(
              stop.code(), Objects.requireNonNull(request.reasons().get(stop.code())).strip());
        }
        Act act = new Act.Prescribed(request.what(), reasons);
        orders.add(UUID.randomUUID(), 1, child, day, act, person);
      }
      return new Outcome.Done(requests.size());
    });
  }

  /**
   * Signs as the second person.
   *
   * @param agreed orders whose reasons this person stands for
   */
  Outcome verify(
      ChildId child,
      long version,
      LocalDate day,
      List<UUID> wanted,
      List<UUID> agreed,
      Person person) {
    if (person.role() != Role.PHYSICIAN && person.role() != Role.PHARMACIST) {
      return Outcome.Refused.because(
          "Pharmacists and physicians verify.", "Verifican farmacia y médicos.");
    }
    if (wanted.isEmpty()) {
      return Outcome.Refused.because("Tick what you sign.", "Marque lo que firma.");
    }
    return together(() -> {
      Standing now = standing(child, day);
      if (now.chart.child().version() != version) {
        return new Outcome.Conflict();
      }
      List<Words> why = new ArrayList<>();
      for (UUID id : wanted) {
        Optional<Signed> found = orders.find(id).filter(one -> one.child().equals(child));
        if (found.isEmpty() || found.get().state() != Signed.State.PRESCRIBED) {
          return new Outcome.Conflict();
        }
        Signed order = found.get();
        String name = name(order.what());
        if (order.prescriber().account().equals(person.name())) {
          why.add(
              new Words(
                  name + ": you signed it yourself; somebody else verifies it.",
                  inSpanish(order.what()) + ": la firmó usted; la verifica otra persona."));
          continue;
        }
        if (!order.reasons().isEmpty() && !agreed.contains(id)) {
          why.add(
              new Words(
                  name + ": say that you agree with the reason for passing the stop.",
                  inSpanish(order.what())
                      + ": indique que está de acuerdo con el motivo para pasar el alto."));
          continue;
        }
        why.addAll(recheck(order, Optional.of(person.display()), now, day));
        orders.add(
            id, order.steps().size() + 1, child, order.what().on(), new Act.Verified(), person);
      }
      return why.isEmpty() ? new Outcome.Done(wanted.size()) : new Outcome.Refused(why);
    });
  }

  /** Records that an order was given: in the order and in the chart, or in neither. */
  Outcome give(ChildId child, long version, UUID id, Giving giving, Person person) {
    if (person.role() != Role.NURSE && person.role() != Role.PHYSICIAN) {
      return Outcome.Refused.because(
          "Nurses and physicians give.", "Administran enfermería y médicos.");
    }
    return together(() -> {
      Optional<Signed> found = orders.find(id).filter(one -> one.child().equals(child));
      if (found.isEmpty() || found.get().state() != Signed.State.VERIFIED) {
        return new Outcome.Conflict();
      }
      Signed order = found.get();
      LocalDate day = order.what().on();
      Standing now = standing(child, day);
      if (now.chart.child().version() != version) {
        return new Outcome.Conflict();
      }
      List<Words> why = new ArrayList<>(unfit(order.what(), giving));
      why.addAll(recheck(order, Checking.verifier(order), now, day));
      if (!why.isEmpty()) {
        return new Outcome.Refused(why);
      }
      Act act =
          new Act.Given(
              giving.amount().strip(), giving.time(), giving.second(), giving.note().strip());
      orders.add(id, order.steps().size() + 1, child, day, act, person);
      Map<String, Object> gave = new LinkedHashMap<>();
      gave.put("drug", order.what().drug());
      gave.put("amount", giving.amount().strip());
      gave.put("route", order.what().route());
      gave.put("by", person.display());
      String note = note(giving);
      if (!note.isEmpty()) {
        gave.put("note", note);
      }
      return written(
          store.append(
              child,
              version,
              List.of(new NewEntry(day, Map.of("gave", gave))),
              new Who(person.name())));
    });
  }

  /**
   * Says that an order was not given, or not verified, or is taken back; it always has a reason.
   */
  Outcome end(ChildId child, UUID id, Act act, Person person) {
    return together(() -> {
      Optional<Signed> found = orders.find(id).filter(one -> one.child().equals(child));
      if (found.isEmpty() || !found.get().state().open()) {
        return new Outcome.Conflict();
      }
      Signed order = found.get();
      boolean may =
          switch (act) {
            case Act.Rejected _ ->
                order.state() == Signed.State.PRESCRIBED
                    && (person.role() == Role.PHARMACIST || person.role() == Role.PHYSICIAN);
            case Act.NotGiven _ ->
                order.state() == Signed.State.VERIFIED
                    && (person.role() == Role.NURSE || person.role() == Role.PHYSICIAN);
            case Act.Cancelled _ -> person.role() == Role.PHYSICIAN;
            case Act.Prescribed _, Act.Verified _, Act.Given _ -> false;
          };
      if (!may) {
        return Outcome.Refused.because(
            "Your role cannot do this with this order.",
            "Su papel no puede hacer esto con esta orden.");
      }
      String reason =
          switch (act) {
            case Act.Rejected(String text) -> text;
            case Act.NotGiven(String text) -> text;
            case Act.Cancelled(String text) -> text;
            case Act.Prescribed _, Act.Verified _, Act.Given _ -> "";
          };
      if (reason.isBlank()) {
        return noReason();
      }
      orders.add(id, order.steps().size() + 1, child, order.what().on(), act, person);
      return new Outcome.Done(1);
    });
  }

  /**
   * Holds a drug, or leaves out this day's dose; open orders for it are taken back with it.
   *
   * @param once whether only this day's dose is left out
   */
  Outcome hold(
      ChildId child,
      long version,
      LocalDate day,
      String drug,
      boolean once,
      String reason,
      Person person) {
    if (person.role() != Role.PHYSICIAN) {
      return Outcome.Refused.because(
          "Physicians hold a drug or leave a dose out.",
          "Los médicos suspenden u omiten una dosis.");
    }
    if (reason.isBlank()) {
      return noReason();
    }
    if (day.isAfter(time.today())) {
      return Outcome.Refused.because(
          "This day has not come; hold it from today on.",
          "Ese día no ha llegado; suspéndalo desde hoy.");
    }
    return together(() -> {
      Map<String, Object> hold = new LinkedHashMap<>();
      hold.put("drug", drug);
      hold.put("reason", reason.strip());
      if (once) {
        hold.put("once", true);
      }
      for (Signed order : orders.of(child, day)) {
        if (order.state().open() && order.what().drug().equals(drug)) {
          orders.add(
              order.id(),
              order.steps().size() + 1,
              child,
              day,
              new Act.Cancelled(reason.strip()),
              person);
        }
      }
      return written(
          store.append(
              child,
              version,
              List.of(new NewEntry(day, Map.of("hold", hold))),
              new Who(person.name())));
    });
  }

  // --- what each step asks ---

  private List<Words> recheck(Signed order, Optional<String> second, Standing now, LocalDate day) {
    List<Words> why = new ArrayList<>(stale(order.what(), now.plan));
    List<Order> set = new ArrayList<>();
    set.add(now.checking.order(order, second));
    orders.of(order.child(), day).stream()
        .filter(one -> one.state().open() && !one.id().equals(order.id()))
        .map(one -> now.checking.order(one, Checking.verifier(one).or(() -> second)))
        .forEach(set::add);
    for (OrderFinding stop : now.checking.check(set).getFirst().findings()) {
      if (stop.stops()) {
        why.add(
            new Words(
                name(order.what()) + ": " + stop.text().en() + " Prescribe it anew.",
                inSpanish(order.what()) + ": " + stop.text().es() + " Prescríbala de nuevo."));
      }
    }
    return why;
  }

  /** Whether the plan still says what it said when the order was signed. */
  private List<Words> stale(Ordered what, Plan plan) {
    if (!what.isPlanned()) {
      return List.of();
    }
    Optional<DayDose> dose = DayDose.keyed(plan, what.dose());
    if (dose.isEmpty() || !dose.get().dose().date().equals(what.on())) {
      return List.of(
          new Words(
              name(what) + ": the plan no longer has this dose on this day. Take the order back.",
              inSpanish(what) + ": el plan ya no tiene esta dosis ese día. Retire la orden."));
    }
    if (!dose.get().open()) {
      return List.of(
          new Words(
              name(what) + ": this dose is given, held or left out by now. Take the order back.",
              inSpanish(what)
                  + ": esta dosis ya está dada, suspendida u omitida. Retire la orden."));
    }
    if (!dose.get().amount().equals(what.planned())) {
      String is = dose.get().amount();
      return List.of(
          new Words(
              name(what)
                  + ": the plan now says "
                  + (is.isEmpty() ? "to ask first" : is)
                  + ", not "
                  + what.planned()
                  + " as when it was signed. Prescribe it anew.",
              inSpanish(what)
                  + ": el plan dice ahora "
                  + (is.isEmpty() ? "preguntar antes" : is)
                  + ", no "
                  + what.planned()
                  + " como al firmarla. Prescríbala de nuevo."));
    }
    return List.of();
  }

  private List<Words> unfit(Ordered what, Plan plan, List<Signed> before) {
    List<Words> why = new ArrayList<>(stale(what, plan));
    boolean signed =
        what.isPlanned()
            && before.stream()
                .anyMatch(one -> one.state().open() && one.what().dose().equals(what.dose()));
    if (signed) {
      why.add(
          new Words(
              name(what) + " is signed already. Take that order back first.",
              inSpanish(what) + " ya está firmada. Retire antes esa orden."));
    }
    return why;
  }

  private List<Words> stopped(Request request, Checking.Verdict verdict) {
    List<Words> why = new ArrayList<>();
    String name = name(request.what());
    for (OrderFinding stop : verdict.absolute()) {
      why.add(
          new Words(
              name + ": " + stop.text().en() + " Nobody may pass this.",
              inSpanish(request.what()) + ": " + stop.text().es() + " Nadie puede pasar esto."));
    }
    for (OrderFinding stop : verdict.stops()) {
      String reason = request.reasons().get(stop.code());
      if (reason == null || reason.isBlank()) {
        why.add(
            new Words(
                name + ": " + stop.text().en() + " Give a reason to sign all the same.",
                inSpanish(request.what())
                    + ": "
                    + stop.text().es()
                    + " Dé un motivo para firmar de todos modos."));
      }
    }
    return why;
  }

  private List<Words> unfit(Ordered what, Giving giving) {
    List<Words> why = new ArrayList<>();
    if (what.on().isAfter(time.today())) {
      why.add(
          new Words(
              "It is not due before " + what.on() + ".", "No toca antes del " + what.on() + "."));
    }
    try {
      LocalTime at = LocalTime.parse(giving.time());
      if (what.on().equals(time.today()) && at.isAfter(time.here().toLocalTime().plusMinutes(5))) {
        why.add(new Words("This time has not come yet.", "Esa hora aún no ha llegado."));
      }
    } catch (DateTimeParseException _) {
      why.add(new Words("Write the time as 10:35.", "Escriba la hora como 10:35."));
    }
    Optional<Amount> amount = Amount.parse(giving.amount()).filter(one -> one.value() > 0);
    Amount ordered = Amount.parse(what.amount()).orElseThrow();
    if (amount.isEmpty() || !amount.get().unit().convertsTo(ordered.unit())) {
      why.add(
          new Words(
              "Write the amount with its unit, such as " + ordered + ".",
              "Escriba la cantidad con su unidad, como " + ordered + "."));
      return why;
    }
    double given = amount.get().unit().convert(amount.get().value(), ordered.unit());
    if (given > ordered.value()) {
      why.add(
          new Words(
              amount.get() + " is more than the " + ordered + " that two people signed.",
              amount.get() + " es más que los " + ordered + " que firmaron dos personas."));
    }
    if (given < ordered.value() && giving.note().isBlank()) {
      why.add(
          new Words(
              "Say in the note why it was less than " + ordered + ".",
              "Diga en la nota por qué fue menos de " + ordered + "."));
    }
    return why;
  }

  private Words unreadable(Ordered what) {
    return what.amount().isEmpty()
        ? new Words(
            name(what) + ": the plan asks before it names a dose. Answer that first.",
            inSpanish(what) + ": el plan pregunta antes de dar una dosis. Responda primero.")
        : new Words(
            what.drug()
                + " "
                + what.amount()
                + " "
                + what.route()
                + " cannot be read. Write an amount with its unit, such as 1.5 mg.",
            what.drug()
                + " "
                + what.amount()
                + " "
                + what.route()
                + " no se entiende. Escriba una cantidad con su unidad, como 1.5 mg.");
  }

  private static String note(Giving giving) {
    List<String> parts = new ArrayList<>();
    parts.add(giving.time());
    if (!giving.second().isBlank()) {
      parts.add("+ " + giving.second().strip());
    }
    if (!giving.note().isBlank()) {
      parts.add(giving.note().strip());
    }
    return String.join("; ", parts);
  }

  private String name(Ordered what) {
    return name(what, Language.EN);
  }

  private String inSpanish(Ordered what) {
    return name(what, Language.ES);
  }

  private String name(Ordered what, Language language) {
    return Optional.ofNullable(library.formulary().get(what.drug()))
            .map(drug -> drug.label().in(language))
            .orElse(what.drug())
        + " "
        + what.amount()
        + " "
        + what.route();
  }

  private static Outcome noReason() {
    return Outcome.Refused.because("Give a reason.", "Dé un motivo.");
  }

  private static Outcome written(Writing writing) {
    return switch (writing) {
      case Writing.Appended _ -> new Outcome.Done(1);
      case Writing.Conflict _ -> new Outcome.Conflict();
      case Writing.Refused(var faults) ->
          new Outcome.Refused(
              faults.stream()
                  .map(fault -> Words.same(fault.message() + " " + fault.remedy()))
                  .toList());
    };
  }

  /** Everything, or nothing: whatever is not done is rolled back. */
  private Outcome together(Supplier<Outcome> work) {
    try {
      return Objects.requireNonNull(
          transactions.execute(status -> {
            Outcome outcome = work.get();
            if (!(outcome instanceof Outcome.Done)) {
              status.setRollbackOnly();
            }
            return outcome;
          }));
    } catch (DuplicateKeyException _) {
      return new Outcome.Conflict();
    }
  }

  private Standing standing(ChildId child, LocalDate day) {
    ChildChart chart = charts.get(child);
    LocalDate today = time.today();
    Plan plan = plans.of(chart, today).plan();
    Case made = plans.of(chart, day.isBefore(today) ? day : today);
    return new Standing(chart, plan, new Checking(made));
  }

  /** The child as it now stands. */
  private record Standing(ChildChart chart, Plan plan, Checking checking) {

    List<Order> open(List<Signed> signed) {
      return signed.stream()
          .filter(one -> one.state().open())
          .map(one -> checking.order(one, Checking.verifier(one)))
          .toList();
    }
  }
}
