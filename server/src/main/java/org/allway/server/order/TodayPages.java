package org.allway.server.order;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allway.plan.Plan;
import org.allway.server.account.Person;
import org.allway.server.child.Sights;
import org.allway.server.page.Screen;
import org.allway.server.store.ChildId;
import org.allway.server.time.WardTime;
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

/** The day of a child: check, sign, verify, give, hold. */
@Controller
@RequestMapping("/children/{child}/today")
class TodayPages {

  private static final String PAGE = "order/today.jte";
  private static final int UNPROCESSABLE = 422;

  private final TodayModels models;
  private final Signing signing;
  private final Sights sights;
  private final WardTime time;

  TodayPages(TodayModels models, Signing signing, Sights sights, WardTime time) {
    this.models = models;
    this.signing = signing;
    this.sights = sights;
    this.time = time;
  }

  @GetMapping
  View today(
      @PathVariable UUID child,
      @RequestParam(defaultValue = "") String day,
      Person person,
      Screen screen) {
    return screen.show(PAGE, models.of(child, day(day), person, screen, TodayModels.Trouble.NONE));
  }

  @PostMapping("/prescribe")
  View prescribe(
      @PathVariable UUID child,
      @RequestParam MultiValueMap<String, String> form,
      Person person,
      Screen screen) {
    LocalDate day = day(first(form, "day"));
    Plan plan = sights.of(child).plan();
    List<Request> requests = new ArrayList<>();
    for (String key : form.getOrDefault("dose", List.of())) {
      Optional<DayDose> dose = DayDose.keyed(plan, key);
      if (dose.isEmpty()) {
        return answer(new Outcome.Conflict(), child, day, form, person, screen);
      }
      List<String> product = all(form, "product." + key);
      requests.add(new Request(dose.get().ordered(product), reasons(form, key)));
    }
    return answer(
        signing.prescribe(new ChildId(child), version(form), day, requests, person),
        child,
        day,
        form,
        person,
        screen);
  }

  @PostMapping("/verify")
  View verify(
      @PathVariable UUID child,
      @RequestParam MultiValueMap<String, String> form,
      Person person,
      Screen screen) {
    LocalDate day = day(first(form, "day"));
    return answer(
        signing.verify(
            new ChildId(child),
            version(form),
            day,
            all(form, "order").stream().map(TodayPages::id).toList(),
            all(form, "agree").stream().map(TodayPages::id).toList(),
            person),
        child,
        day,
        form,
        person,
        screen);
  }

  @PostMapping("/give")
  View give(
      @PathVariable UUID child,
      @RequestParam MultiValueMap<String, String> form,
      Person person,
      Screen screen) {
    return answer(
        signing.give(
            new ChildId(child),
            version(form),
            id(first(form, "order")),
            new Giving(
                first(form, "amount"),
                first(form, "time"),
                first(form, "second"),
                first(form, "note")),
            person),
        child,
        day(first(form, "day")),
        form,
        person,
        screen);
  }

  @PostMapping("/not-given")
  View notGiven(
      @PathVariable UUID child,
      @RequestParam MultiValueMap<String, String> form,
      Person person,
      Screen screen) {
    return end(child, form, new Act.NotGiven(first(form, "reason").strip()), person, screen);
  }

  @PostMapping("/reject")
  View reject(
      @PathVariable UUID child,
      @RequestParam MultiValueMap<String, String> form,
      Person person,
      Screen screen) {
    return end(child, form, new Act.Rejected(first(form, "reason").strip()), person, screen);
  }

  @PostMapping("/cancel")
  View cancel(
      @PathVariable UUID child,
      @RequestParam MultiValueMap<String, String> form,
      Person person,
      Screen screen) {
    return end(child, form, new Act.Cancelled(first(form, "reason").strip()), person, screen);
  }

  @PostMapping("/hold")
  View hold(
      @PathVariable UUID child,
      @RequestParam MultiValueMap<String, String> form,
      Person person,
      Screen screen) {
    LocalDate day = day(first(form, "day"));
    return answer(
        signing.hold(
            new ChildId(child),
            version(form),
            day,
            first(form, "drug"),
            first(form, "how").equals("once"),
            first(form, "reason"),
            person),
        child,
        day,
        form,
        person,
        screen);
  }

  private View end(
      UUID child, MultiValueMap<String, String> form, Act act, Person person, Screen screen) {
    Outcome outcome = signing.end(new ChildId(child), id(first(form, "order")), act, person);
    return answer(outcome, child, day(first(form, "day")), form, person, screen);
  }

  private View answer(
      Outcome outcome,
      UUID child,
      LocalDate day,
      MultiValueMap<String, String> form,
      Person person,
      Screen screen) {
    return switch (outcome) {
      case Outcome.Done _ -> see(child, day);
      case Outcome.Refused(var why) ->
          screen.show(
              UNPROCESSABLE,
              PAGE,
              models.of(
                  child,
                  day,
                  person,
                  screen,
                  new TodayModels.Trouble(why, false, version(form), typed(form))));
      case Outcome.Conflict _ ->
          screen.show(
              HttpStatus.CONFLICT.value(),
              PAGE,
              models.of(
                  child,
                  day,
                  person,
                  screen,
                  new TodayModels.Trouble(List.of(), true, version(form), typed(form))));
    };
  }

  private static View see(UUID child, LocalDate day) {
    RedirectView view = new RedirectView("/children/" + child + "/today?day=" + day);
    view.setStatusCode(HttpStatus.SEE_OTHER);
    return view;
  }

  static Map<String, String> reasons(MultiValueMap<String, String> form, String key) {
    String prefix = "reason." + key + ".";
    Map<String, String> reasons = new LinkedHashMap<>();
    form.forEach((name, values) -> {
      if (name.startsWith(prefix)) {
        reasons.put(name.substring(prefix.length()), values.getFirst());
      }
    });
    return reasons;
  }

  static Map<String, String> typed(MultiValueMap<String, String> form) {
    Map<String, String> typed = new LinkedHashMap<>();
    form.forEach((name, values) -> {
      typed.put(name, values.getFirst());
      values.forEach(value -> typed.put(name + "=" + value, value));
    });
    return typed;
  }

  static String first(MultiValueMap<String, String> form, String name) {
    String value = form.getFirst(name);
    return value == null ? "" : value;
  }

  static List<String> all(MultiValueMap<String, String> form, String name) {
    return form.getOrDefault(name, List.of()).stream().filter(one -> !one.isBlank()).toList();
  }

  static long version(MultiValueMap<String, String> form) {
    try {
      return Long.parseLong(first(form, "version"));
    } catch (NumberFormatException _) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }

  LocalDate day(String text) {
    try {
      return text.isBlank() ? time.today() : LocalDate.parse(text);
    } catch (DateTimeParseException _) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }
}
