package org.allway.server.order;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.allway.dose.Route;
import org.allway.library.Check;
import org.allway.library.Drug;
import org.allway.library.Library;
import org.allway.order.Checked;
import org.allway.order.Order;
import org.allway.order.OrderFinding;
import org.allway.plan.Plan;
import org.allway.roadmap.Dose;
import org.allway.roadmap.Standing;
import org.allway.rule.Symbol;
import org.allway.server.account.Person;
import org.allway.server.account.Role;
import org.allway.server.order.TodayModel.Does;
import org.allway.server.order.TodayModel.Mark;
import org.allway.server.order.TodayModel.Row;
import org.allway.server.store.ChildId;
import org.allway.wording.Wording;
import org.allway.wording.Workings;
import org.allway.words.Words;

/** The rows of one day: each planned dose, with its order if there is one, then what is beyond. */
final class TodayRows {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /** Drugs of these groups of the formulary want a second pair of eyes when they are given. */
  private static final List<String> TWO_AT_THE_BEDSIDE = List.of("vesicant", "second-check");

  private final Library library;
  private final Checking checking;
  private final Wording wording;
  private final Workings workings;
  private final Person person;
  private final ZoneId zone;
  private final LocalDate today;

  /** By which checks ask what an order names as its product. */
  private static final String PRODUCT = "product";

  TodayRows(
      Library library,
      Checking checking,
      Wording wording,
      Person person,
      ZoneId zone,
      LocalDate today) {
    this.library = library;
    this.checking = checking;
    this.wording = wording;
    this.workings = new Workings(wording, library);
    this.person = person;
    this.zone = zone;
    this.today = today;
  }

  private record Draft(
      Optional<DayDose> dose, Optional<Signed> order, Optional<Order> checked, LocalDate day) {}

  List<Row> rows(ChildId child, Plan plan, LocalDate day, List<Signed> orders) {
    Map<String, Signed> byDose = new LinkedHashMap<>();
    orders.stream()
        .filter(one -> one.what().isPlanned())
        .forEach(one -> {
          Signed known = byDose.get(one.what().dose());
          if (known == null || !known.state().open()) {
            byDose.put(one.what().dose(), one);
          }
        });
    List<Draft> drafts = new ArrayList<>();
    for (DayDose dose : DayDose.on(plan, day)) {
      Optional<Signed> order = Optional.ofNullable(byDose.remove(dose.key()));
      Optional<Signed> live = order.filter(one -> one.state().open());
      Optional<Order> checked =
          live.map(this::signed)
              .or(() ->
                  dose.open()
                      ? checking.order(dose.ordered(List.of()), List.of())
                      : Optional.empty());
      drafts.add(new Draft(Optional.of(dose), order, checked, day));
    }
    orders.stream()
        .filter(one -> !one.what().isPlanned() || byDose.get(one.what().dose()) == one)
        .forEach(one ->
            drafts.add(
                new Draft(
                    Optional.empty(),
                    Optional.of(one),
                    Optional.of(one).filter(order -> order.state().open()).map(this::signed),
                    day)));
    List<Order> set = drafts.stream().flatMap(draft -> draft.checked().stream()).toList();
    List<Checking.Verdict> verdicts = checking.check(set);
    List<Row> rows = new ArrayList<>();
    int at = 0;
    for (Draft draft : drafts) {
      Optional<Checking.Verdict> verdict =
          draft.checked().isPresent() ? Optional.of(verdicts.get(at++)) : Optional.empty();
      rows.add(row(child, rows.size(), draft, verdict));
    }
    rows.sort(Comparator.comparingInt(TodayRows::rank));
    return rows;
  }

  private static int rank(Row row) {
    return switch (row.look()) {
      case "ready" -> 0;
      case "signed" -> 1;
      case "open" -> 2;
      case "off" -> 3;
      default -> 4;
    };
  }

  /** As the viewer would sign it, so that passed stops show as passed. */
  private Order signed(Signed order) {
    return checking.order(order, Checking.verifier(order).or(() -> Optional.of(person.display())));
  }

  private Row row(ChildId child, int number, Draft draft, Optional<Checking.Verdict> verdict) {
    Optional<Signed> live = draft.order().filter(one -> one.state().open());
    boolean open = draft.dose().map(DayDose::open).orElse(true);
    Optional<Dose> dose = draft.dose().map(DayDose::dose);
    Ordered what =
        draft
            .order()
            .filter(one -> live.isPresent() || draft.dose().isEmpty())
            .map(Signed::what)
            .orElseGet(() -> draft.dose().orElseThrow().ordered(List.of()));
    Drug drug = library.formulary().get(what.drug());
    String label = drug == null ? what.drug() : wording.say(drug.label());
    List<Mark> findings = verdict.map(this::marks).orElse(List.of());
    boolean hasAmount = !what.amount().isEmpty();
    boolean future = draft.day().isAfter(today);
    boolean twice =
        what.route().equals(Route.IT.name())
            || (drug != null && TWO_AT_THE_BEDSIDE.stream().anyMatch(drug::is));
    return new Row(
        "row-" + number,
        draft.dose().map(DayDose::key).orElse(""),
        what.drug(),
        label,
        amount(what, dose, live),
        how(what, dose),
        dose.map(workings::of).orElse(""),
        draft.dose().map(one -> why(child, one)).orElse(""),
        dose.map(one -> one.unverified().isEmpty()).orElse(true),
        state(draft, live),
        look(draft, live, open),
        findings,
        verdict.map(this::unknown).orElse(List.of()),
        live.map(one -> one.id().toString()).orElse(""),
        draft.order().map(this::steps).orElse(List.of()),
        live.map(one -> List.copyOf(one.reasons().values())).orElse(List.of()),
        does(live, open, hasAmount, future, draft.dose().isPresent()),
        twice,
        verdict.map(TodayRows::asksProduct).orElse(false));
  }

  private Does does(
      Optional<Signed> live, boolean open, boolean hasAmount, boolean future, boolean planned) {
    Role role = person.role();
    boolean prescribed = live.filter(one -> one.state() == Signed.State.PRESCRIBED).isPresent();
    boolean ready = live.filter(one -> one.state() == Signed.State.VERIFIED).isPresent();
    boolean own = live.filter(one -> one.prescriber().account().equals(person.name())).isPresent();
    boolean verifier = role == Role.PHARMACIST || role == Role.PHYSICIAN;
    return new Does(
        role == Role.PHYSICIAN && live.isEmpty() && open && hasAmount,
        verifier && prescribed && !own,
        (role == Role.NURSE || role == Role.PHYSICIAN) && ready && !future,
        role == Role.PHYSICIAN && live.isPresent(),
        role == Role.PHYSICIAN && planned && open && !future,
        own && prescribed);
  }

  private String amount(Ordered what, Optional<Dose> dose, Optional<Signed> live) {
    if (live.isEmpty() && dose.isPresent()) {
      return dose.get().standing() instanceof Standing.Given(var _, var given, var _)
          ? given.toString()
          : wording.amount(dose.get());
    }
    return what.times() > 1
        ? what.amount() + " × " + what.times() + wording.say(new Words(" a day", " al día"))
        : what.amount();
  }

  private String how(Ordered what, Optional<Dose> dose) {
    return (Route.names().contains(what.route())
            ? wording.route(Route.valueOf(what.route())) + " (" + what.route() + ")"
            : what.route())
        + dose.map(wording::manner)
            .orElse(wording.say(new Words(", beyond the plan", ", fuera del plan")));
  }

  private String state(Draft draft, Optional<Signed> live) {
    if (live.isPresent()) {
      return wording.say(live.get().state().label());
    }
    if (draft.dose().isPresent()) {
      Dose dose = draft.dose().get().dose();
      String ended =
          draft
              .order()
              .filter(one -> one.state() != Signed.State.GIVEN)
              .map(one -> wording.say(one.state().label()) + "; ")
              .orElse("");
      return switch (dose.standing()) {
        case Standing.Due _, Standing.Projected _ ->
            ended
                + (draft.dose().get().amount().isEmpty()
                    ? wording.say(new Words("dose to decide", "dosis por decidir"))
                    : wording.say(new Words("to sign", "por firmar")));
        case Standing.Given _, Standing.Held _, Standing.Omitted _ -> wording.standing(dose, today);
      };
    }
    return draft.order().map(one -> wording.say(one.state().label())).orElse("");
  }

  private static String look(Draft draft, Optional<Signed> live, boolean open) {
    if (live.isPresent()) {
      return live.get().state() == Signed.State.VERIFIED ? "ready" : "signed";
    }
    if (draft.dose().isPresent()) {
      return open
          ? "open"
          : draft.dose().get().dose().standing() instanceof Standing.Given ? "done" : "off";
    }
    return draft.order().filter(one -> one.state() == Signed.State.GIVEN).isPresent()
        ? "done"
        : "off";
  }

  List<Mark> marks(Checking.Verdict verdict) {
    return verdict.findings().stream()
        .map(one ->
            new Mark(
                one.override().isPresent() ? "warn" : level(one.level()),
                one.code(),
                one.absolute(),
                wording.say(one.text()) + Wording.mark(one.evidence().verified()),
                wording.say(one.action()) + passed(one),
                one.stops() && !one.absolute()))
        .toList();
  }

  private String passed(OrderFinding finding) {
    return finding
        .override()
        .map(one ->
            " "
                + wording.say(new Words("Passed: ", "Se pasa: "))
                + one.reason()
                + " ("
                + one.by()
                + ")")
        .orElse("");
  }

  private static String level(Check.Level level) {
    return switch (level) {
      case STOP -> "stop";
      case WARN -> "warn";
      case INFO -> "info";
    };
  }

  List<String> unknown(Checking.Verdict verdict) {
    return verdict.open().stream()
        .flatMap(open -> open.needs().stream())
        .distinct()
        .map(this::need)
        .toList();
  }

  private String need(String name) {
    if (name.startsWith(PRODUCT)) {
      return wording.say(new Words("how it is dispensed", "cómo se dispensa"));
    }
    return Optional.ofNullable(library.vocabulary().get(name))
        .map(fact -> wording.say(fact.label()))
        .or(() ->
            library.queries().values().stream()
                .filter(symbol -> symbol.name().equals(name))
                .map(Symbol::label)
                .filter(label -> !label.isEmpty())
                .map(wording::say)
                .findFirst())
        .orElse(name);
  }

  private static boolean asksProduct(Checking.Verdict verdict) {
    return verdict.open().stream()
        .map(Checked.Open::needs)
        .anyMatch(needs -> needs.stream().anyMatch(need -> need.startsWith(PRODUCT)));
  }

  private List<String> steps(Signed order) {
    return order.steps().stream()
        .map(step ->
            CLOCK.format(step.at().atZone(zone)) + " " + step.display() + ": " + act(step.act()))
        .collect(Collectors.toList());
  }

  private String act(Act act) {
    return switch (act) {
      case Act.Prescribed _ -> wording.say(new Words("prescribed", "prescribe"));
      case Act.Verified _ -> wording.say(new Words("verified", "verifica"));
      case Act.Rejected(String reason) ->
          wording.say(new Words("did not verify: ", "no verifica: ")) + reason;
      case Act.Given(String amount, String time, String second, String note) ->
          wording.say(new Words("gave ", "administra "))
              + amount
              + " "
              + wording.say(new Words("at ", "a las "))
              + time
              + (second.isBlank()
                  ? ""
                  : wording.say(new Words(", checked with ", ", comprobado con ")) + second)
              + (note.isBlank() ? "" : "; " + note);
      case Act.NotGiven(String reason) ->
          wording.say(new Words("did not give: ", "no administra: ")) + reason;
      case Act.Cancelled(String reason) ->
          wording.say(new Words("took back: ", "retira: ")) + reason;
    };
  }

  private static String why(ChildId child, DayDose dose) {
    return "/children/"
        + child
        + "/why?of=dose&phase="
        + dose.phase().id()
        + "&day="
        + dose.dose().day()
        + "&drug="
        + dose.dose().element().drug().id()
        + "&route="
        + dose.dose().element().route();
  }
}
