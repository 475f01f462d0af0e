package org.allway.server.family;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allway.library.FamilyGuide;
import org.allway.library.FamilyGuide.Label;
import org.allway.library.FamilyGuide.Part;
import org.allway.plan.Plan;
import org.allway.server.account.Person;
import org.allway.server.helpline.Clocks;
import org.allway.server.home.HomeDose;
import org.allway.server.home.HomeDoses;
import org.allway.server.page.Screen;
import org.allway.server.store.Charts;
import org.allway.server.store.ChildChart;
import org.allway.server.store.ChildId;
import org.allway.server.store.Plans;
import org.allway.server.time.WardTime;
import org.allway.wording.Wording;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A family ticks what was taken at home, today and on the days before. */
@Controller
class MedicinesPage {

  /** Back to this many days, today included. */
  private static final int DAYS = 7;

  private static final int UNPROCESSABLE = 422;
  private static final int LONGEST_NOTE = 500;

  /** The names in the guide of a missed dose and of giving medicines. */
  private static final String MISSED = "missed-dose";

  private static final String GIVING = "giving";

  private final Families families;
  private final HomeDoses doses;
  private final Charts charts;
  private final Plans plans;
  private final WardTime time;

  MedicinesPage(Families families, HomeDoses doses, Charts charts, Plans plans, WardTime time) {
    this.families = families;
    this.doses = doses;
    this.charts = charts;
    this.plans = plans;
    this.time = time;
  }

  @GetMapping("/family/{child}/medicines")
  View medicines(
      Person person,
      Screen screen,
      HttpServletRequest request,
      @PathVariable UUID child,
      @RequestParam(defaultValue = "") String saved) {
    return screen.show(
        "family/medicines.jte", model(child, person, Clocks.zone(request, time), saved, "", ""));
  }

  @PostMapping("/family/{child}/medicines")
  Object tick(
      Person person,
      Screen screen,
      HttpServletRequest request,
      @PathVariable UUID child,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam String drug,
      @RequestParam int giving,
      @RequestParam HomeDose.Said said,
      @RequestParam(defaultValue = "NONE") HomeDose.Why why,
      @RequestParam(defaultValue = "") String note) {
    String id = id(day, drug, giving);
    String fault = "";
    if (!planned(child, person, day, drug, giving)) {
      fault =
          screen.say(
              "The plan has no such dose on that day.", "El plan no tiene esa dosis ese día.");
    } else if (said == HomeDose.Said.MISSED && why == HomeDose.Why.NONE) {
      fault = screen.say("Say why it was not taken.", "Diga por qué no se tomó.");
    } else if (note.length() > LONGEST_NOTE) {
      fault = screen.say("This note is too long.", "La nota es demasiado larga.");
    }
    if (!fault.isEmpty()) {
      return screen.show(
          UNPROCESSABLE,
          "family/medicines.jte",
          model(child, person, Clocks.zone(request, time), "", fault, id));
    }
    boolean missed = said == HomeDose.Said.MISSED;
    doses.say(
        child,
        day,
        drug,
        giving,
        said,
        missed ? why : HomeDose.Why.NONE,
        missed ? note.strip() : "",
        person);
    return "redirect:/family/" + child + "/medicines?saved=" + (missed ? "missed" : "yes");
  }

  private boolean planned(UUID child, Person person, LocalDate day, String drug, int giving) {
    LocalDate today = time.today();
    if (day.isAfter(today) || day.isBefore(today.minusDays(DAYS - 1L))) {
      return false;
    }
    ChildChart chart = charts.get(new ChildId(child));
    return home(chart, day, families.guide(person), new Wording(person.language())).stream()
        .anyMatch(
            one -> one.drug().equals(drug) && !one.held() && giving >= 1 && giving <= one.times());
  }

  /**
   * What was to be taken on a day, as is known now; how much of it, as the plan of that day counted
   * it in tablets.
   */
  private List<PlannedDay.Giving> home(
      ChildChart chart, LocalDate day, FamilyGuide guide, Wording wording) {
    List<PlannedDay.Giving> then = home(plans.of(chart, day).plan(), day, guide, wording);
    return home(plans.of(chart, time.today()).plan(), day, guide, wording).stream()
        .map(now ->
            then.stream()
                .filter(one -> one.drug().equals(now.drug()) && !one.held() && !now.held())
                .findFirst()
                .orElse(now))
        .toList();
  }

  private static List<PlannedDay.Giving> home(
      Plan plan, LocalDate day, FamilyGuide guide, Wording wording) {
    return new PlannedDays(plan, guide, wording).day(day).home();
  }

  private MedicinesModel model(
      UUID child, Person person, ZoneId zone, String saved, String fault, String wrong) {
    LocalDate today = time.today();
    FamilyGuide guide = families.guide(person);
    Wording wording = new Wording(person.language());
    ChildChart chart = charts.get(new ChildId(child));
    List<HomeDose> said = doses.between(child, today.minusDays(DAYS - 1L), today);
    List<MedicinesModel.Day> days =
        IntStream.range(0, DAYS)
            .mapToObj(today::minusDays)
            .map(day ->
                new MedicinesModel.Day(
                    day,
                    wording.shortDay(day),
                    day.equals(today),
                    home(chart, day, guide, wording).stream()
                        .flatMap(one -> ticks(one, day, said, person, zone))
                        .toList()))
            .toList();
    Optional<SignsModel> call =
        guide
            .sign(Part.TODAY, MISSED)
            .filter(_ -> saved.equals("missed"))
            .map(one ->
                new SignsModel(
                    families.signs(person, Part.TODAY).title(),
                    List.of(new SignsModel.Sign(one.sign(), Families.text(one)))));
    return new MedicinesModel(
        families.frame(child, person, "medicines"),
        days,
        call,
        families.topic(person, GIVING),
        !saved.isEmpty(),
        fault,
        wrong,
        List.of(guide.label(Label.WEEK_NOTE), guide.label(Label.UNVERIFIED)));
  }

  private static Stream<MedicinesModel.Tick> ticks(
      PlannedDay.Giving one, LocalDate day, List<HomeDose> said, Person person, ZoneId zone) {
    List<MedicinesModel.Tick> ticks = new ArrayList<>();
    for (int giving = 1; giving <= one.times(); giving++) {
      int number = giving;
      Optional<HomeDose> last =
          said.stream()
              .filter(dose ->
                  dose.day().equals(day)
                      && dose.drug().equals(one.drug())
                      && dose.giving() == number)
              .findFirst();
      ticks.add(
          new MedicinesModel.Tick(
              id(day, one.drug(), giving),
              one.drug(),
              one.label(),
              one.much(),
              one.held(),
              giving,
              one.times(),
              last,
              last.map(dose -> Clocks.moment(dose.at().atZone(zone), person.language()))
                  .orElse("")));
    }
    return ticks.stream();
  }

  private static String id(LocalDate day, String drug, int giving) {
    return "d" + day + "-" + drug + "-" + giving;
  }
}
