package org.allway.server.family;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.allway.assess.Selection;
import org.allway.library.FamilyGuide;
import org.allway.library.FamilyGuide.Label;
import org.allway.library.FamilyGuide.Part;
import org.allway.plan.Plan;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Size;
import org.allway.rule.Numbers;
import org.allway.server.account.Person;
import org.allway.server.helpline.Clocks;
import org.allway.server.page.Screen;
import org.allway.server.store.ChildId;
import org.allway.server.store.Plans;
import org.allway.server.time.WardTime;
import org.allway.wording.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** A family's children, and this week of one of them. */
@Controller
class WeekPage {

  private static final int WEEK = 7;

  private final Families families;
  private final Plans plans;
  private final WardTime time;

  WeekPage(Families families, Plans plans, WardTime time) {
    this.families = families;
    this.plans = plans;
    this.time = time;
  }

  /** Who has one child here goes straight to it. */
  @GetMapping("/family")
  Object children(Person person, Screen screen) {
    List<ChildrenModel.One> children = families.of(person);
    return children.size() == 1
        ? "redirect:/family/" + children.getFirst().child()
        : screen.show("family/children.jte", new ChildrenModel(children));
  }

  @GetMapping("/family/{child}")
  View week(Person person, Screen screen, HttpServletRequest request, @PathVariable UUID child) {
    Plan plan = plans.of(new ChildId(child), time.today()).plan();
    FamilyGuide guide = families.guide(person);
    Wording wording = new Wording(person.language());
    boolean planned =
        plan.selection() instanceof Selection.Chosen && !plan.roadmap().phases().isEmpty();
    Optional<PlannedPhase> phase =
        plan.roadmap().phases().stream()
            .filter(one -> one.status() != PlannedPhase.Status.DONE)
            .findFirst();
    return screen.show(
        "family/week.jte",
        new WeekModel(
            families.frame(child, person, "week"),
            families.signs(person, Part.URGENT),
            families.reach(child, person, Clocks.zone(request, time)),
            plan.asOf(),
            phase.map(one -> heading(one, guide, wording)).orElse(""),
            phase
                .flatMap(one -> guide.phase(one.phase().id(), one.id()))
                .map(about -> about.purpose().stream().map(Families::text).toList())
                .orElse(List.of()),
            planned ? new PlannedDays(plan, guide, wording).next(WEEK) : List.of(),
            phase
                .map(PlannedPhase::size)
                .filter(Size::known)
                .map(one ->
                    guide.label(Label.SIZE)
                        + ": "
                        + Numbers.text(one.height())
                        + " cm, "
                        + Numbers.text(one.weight())
                        + " kg ("
                        + wording.date(one.measured())
                        + ").")
                .orElse(""),
            List.of(
                guide.label(Label.WEEK_NOTE),
                guide.label(Label.REVIEW),
                guide.label(Label.NOT_REVIEWED),
                guide.label(Label.UNVERIFIED))));
  }

  private static String heading(PlannedPhase phase, FamilyGuide guide, Wording wording) {
    boolean going = phase.status() == PlannedPhase.Status.ACTIVE;
    String name =
        guide
            .phase(phase.phase().id(), phase.id())
            .map(FamilyGuide.AboutPhase::name)
            .orElseGet(() -> wording.say(phase.phase().title()));
    return guide.label(going ? Label.THIS_PHASE : Label.NEXT_PHASE) + ": " + name;
  }
}
