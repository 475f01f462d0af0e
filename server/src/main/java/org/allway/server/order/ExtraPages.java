package org.allway.server.order;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.allway.library.Drug;
import org.allway.library.Library;
import org.allway.order.Order;
import org.allway.plan.Case;
import org.allway.server.account.Person;
import org.allway.server.child.Sight;
import org.allway.server.child.Sights;
import org.allway.server.child.Tab;
import org.allway.server.entry.Entries;
import org.allway.server.order.ExtraModel.Chosen;
import org.allway.server.order.ExtraModel.Found;
import org.allway.server.order.ExtraModel.Way;
import org.allway.server.page.Screen;
import org.allway.server.store.ChildId;
import org.allway.server.store.Plans;
import org.allway.server.time.WardTime;
import org.allway.wording.Wording;
import org.allway.words.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Orders beyond the plan. */
@Controller
@RequestMapping("/children/{child}/today/extra")
class ExtraPages {

  private static final String PAGE = "order/extra.jte";
  private static final int SHOWN = 12;
  private static final int UNPROCESSABLE = 422;

  /** By which the reasons of the one order of this page are named. */
  private static final String ONLY = "extra";

  private final Sights sights;
  private final Plans plans;
  private final OrderStore orders;
  private final Signing signing;
  private final Entries entries;
  private final TodayPages today;
  private final Library library;
  private final WardTime time;

  ExtraPages(
      Sights sights,
      Plans plans,
      OrderStore orders,
      Signing signing,
      Entries entries,
      TodayPages today,
      Library library,
      WardTime time) {
    this.sights = sights;
    this.plans = plans;
    this.orders = orders;
    this.signing = signing;
    this.entries = entries;
    this.today = today;
    this.library = library;
    this.time = time;
  }

  @GetMapping
  View search(
      @PathVariable UUID child,
      @RequestParam MultiValueMap<String, String> form,
      Person person,
      Screen screen) {
    return screen.show(PAGE, model(child, form, person, screen, false, List.of(), false));
  }

  @PostMapping
  View order(
      @PathVariable UUID child,
      @RequestParam MultiValueMap<String, String> form,
      Person person,
      Screen screen) {
    Ordered what = ordered(form);
    if (!form.containsKey("sign")) {
      return screen.show(PAGE, model(child, form, person, screen, true, List.of(), false));
    }
    Outcome outcome =
        signing.prescribe(
            new ChildId(child),
            TodayPages.version(form),
            what.on(),
            List.of(new Request(what, TodayPages.reasons(form, ONLY))),
            person);
    return switch (outcome) {
      case Outcome.Done _ -> {
        RedirectView view = new RedirectView("/children/" + child + "/today?day=" + what.on());
        view.setStatusCode(HttpStatus.SEE_OTHER);
        yield view;
      }
      case Outcome.Refused(var why) ->
          screen.show(UNPROCESSABLE, PAGE, model(child, form, person, screen, true, why, false));
      case Outcome.Conflict _ ->
          screen.show(
              HttpStatus.CONFLICT.value(),
              PAGE,
              model(child, form, person, screen, true, List.of(), true));
    };
  }

  private Ordered ordered(MultiValueMap<String, String> form) {
    Drug drug = library.formulary().get(TodayPages.first(form, "drug"));
    String number = TodayPages.first(form, "amount").strip().replace(',', '.');
    String unit = drug == null ? "" : drug.unit().text;
    return new Ordered(
        "",
        today.day(TodayPages.first(form, "day")),
        TodayPages.first(form, "drug"),
        number.matches("[0-9.]+") ? number + " " + unit : number,
        TodayPages.first(form, "route"),
        TodayPages.first(form, "times").matches("[1-9]")
            ? Integer.parseInt(TodayPages.first(form, "times"))
            : 1,
        TodayPages.all(form, "product"),
        "");
  }

  private ExtraModel model(
      UUID child,
      MultiValueMap<String, String> form,
      Person person,
      Screen screen,
      boolean check,
      List<Words> faults,
      boolean conflict) {
    Sight sight = sights.of(child);
    Wording wording = new Wording(screen.language());
    Ordered what = ordered(form);
    LocalDate now = time.today();
    Case made = what.on().isBefore(now) ? plans.of(sight.chart(), what.on()) : sight.made();
    Checking checking = new Checking(made);
    List<Words> wrong = new ArrayList<>(faults);
    Optional<Order> order = check ? checking.order(what, List.of()) : Optional.empty();
    if (check && order.isEmpty() && faults.isEmpty()) {
      wrong.add(
          new Words(
              "Write how much, as a number, and choose a route.",
              "Escriba cuánto, con un número, y elija una vía."));
    }
    TodayRows rows = new TodayRows(library, checking, wording, person, time.zone(), now);
    Optional<Checking.Verdict> verdict =
        order.map(one -> {
          List<Order> set = new ArrayList<>();
          set.add(one);
          orders.of(sight.id(), what.on()).stream()
              .filter(other -> other.state().open())
              .map(other -> checking.order(other, Checking.verifier(other)))
              .forEach(set::add);
          return checking.check(set).getFirst();
        });
    String wanted = TodayPages.first(form, "q").strip();
    return new ExtraModel(
        sights.frame(sight, Tab.TODAY, screen),
        child,
        sight.chart().child().version(),
        what.on(),
        wanted,
        found(wanted, wording),
        Optional.ofNullable(library.formulary().get(what.drug()))
            .map(drug -> chosen(drug, wording)),
        verdict.isPresent(),
        verdict.map(rows::marks).orElse(List.of()),
        verdict.map(rows::unknown).orElse(List.of()),
        wrong,
        conflict,
        conflict
            ? entries.since(sight.id(), TodayPages.version(form), screen.language())
            : List.of(),
        library.products().entrySet().stream()
            .map(one -> new TodayModel.Product(one.getKey(), wording.say(one.getValue())))
            .toList(),
        TodayPages.typed(form));
  }

  private List<Found> found(String wanted, Wording wording) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    String plain = wanted.toLowerCase(Locale.ROOT);
    return library.formulary().values().stream()
        .filter(drug ->
            Stream.concat(
                    Stream.of(drug.id(), drug.label().en(), drug.label().es()),
                    drug.aliases().stream())
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(plain)))
        .limit(SHOWN)
        .map(drug -> new Found(drug.id(), wording.say(drug.label()), drug.drugClass()))
        .toList();
  }

  private static Chosen chosen(Drug drug, Wording wording) {
    return new Chosen(
        drug.id(),
        wording.say(drug.label()),
        drug.unit().text,
        drug.routes().keySet().stream()
            .map(route -> new Way(route.name(), wording.route(route) + " (" + route + ")"))
            .toList());
  }
}
