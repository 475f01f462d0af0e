package org.allway.fhir.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.allway.fhir.FhirPath;
import org.allway.fhir.Systems;
import org.allway.library.Element;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.roadmap.PhaseStart;
import org.allway.roadmap.PlannedPhase;
import org.allway.rule.Rule;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RequestGroup;
import org.hl7.fhir.r4.model.RequestGroup.ActionConditionKind;
import org.hl7.fhir.r4.model.RequestGroup.RequestGroupActionComponent;
import org.hl7.fhir.r4.model.RequestGroup.RequestIntent;
import org.hl7.fhir.r4.model.RequestGroup.RequestStatus;

/**
 * A phase as a CarePlan whose one activity is a RequestGroup: stretches of days behind each gate,
 * in them the days, in these what is done.
 */
final class Phases {

  private final Entries entries;
  private final Trail trail;
  private final Requests requests;
  private final Services services;

  Phases(Entries entries, Trail trail, Requests requests, Services services) {
    this.entries = entries;
    this.trail = trail;
    this.requests = requests;
    this.services = services;
  }

  /** Something done from a day of the phase on. */
  private record Doing(int day, LocalDate from, LocalDate to, Rule when, Reference what) {}

  void add(PlannedPhase phase, Protocol protocol, Reference whole) {
    CarePlan plan = new CarePlan();
    plan.setIntent(CarePlan.CarePlanIntent.PLAN);
    plan.setStatus(status(phase));
    plan.setSubject(entries.patient());
    plan.setTitle(phase.phase().title().en());
    plan.addCategory(Entries.coded(Systems.PHASE, phase.id(), phase.phase().title().en()));
    plan.setPeriod(Entries.period(phase.start().date(), phase.end()));
    plan.addPartOf(whole);
    plan.addNote().setText(start(phase.start()));
    Entries.unverified(plan, phase.phase().evidence().unverified());
    if (!phase.start().happened()) {
      Entries.provisional(plan);
    }
    Reference carePlan = entries.add(plan, phase.id());
    trail.from(carePlan, phase.phase().evidence());
    List<Doing> doings = doings(phase, protocol, carePlan);
    phase.unplanned().forEach(gave -> requests.unplanned(phase, gave, protocol));
    RequestGroup group = new RequestGroup();
    group.setIntent(RequestIntent.PLAN);
    group.setStatus(groupStatus(phase));
    group.setSubject(entries.patient());
    group.setCode(Entries.coded(Systems.PHASE, phase.id(), phase.phase().title().en()));
    stretches(phase, protocol, doings).forEach(group::addAction);
    plan.addActivity().setReference(entries.add(group, phase.id()));
  }

  private List<Doing> doings(PlannedPhase phase, Protocol protocol, Reference carePlan) {
    List<Doing> doings = new ArrayList<>();
    for (Course course : Course.of(phase.doses())) {
      Reference what = requests.add(phase, course, protocol, carePlan);
      Rule when = course.element().when();
      doings.add(new Doing(course.first().day(), course.from(), course.to(), when, what));
    }
    for (PlannedPhase.Check check : phase.checks()) {
      Reference what = services.add(phase, check, carePlan);
      Phase.Checkpoint point = check.checkpoint();
      doings.add(new Doing(point.day(), check.date(), check.date(), point.when(), what));
    }
    for (PlannedPhase.Irradiation beam : phase.irradiations()) {
      Reference what = services.add(phase, beam, carePlan);
      Rule when = beam.element().when();
      doings.add(new Doing(beam.element().day(), beam.from(), beam.from(), when, what));
    }
    return doings;
  }

  /** One action for what lies behind each gate; the first begins with the phase. */
  private List<RequestGroupActionComponent> stretches(
      PlannedPhase phase, Protocol protocol, List<Doing> doings) {
    TreeMap<Integer, RequestGroupActionComponent> stretches = new TreeMap<>();
    stretches.put(1, stretch(phase.phase().title().en()));
    for (Phase.Gate gate : phase.phase().gates()) {
      RequestGroupActionComponent stretch =
          stretches.computeIfAbsent(gate.day(), day -> stretch("From day " + day + " on"));
      condition(stretch, ActionConditionKind.START, gate.when());
    }
    TreeMap<Integer, List<Doing>> days = new TreeMap<>();
    doings.forEach(one -> days.computeIfAbsent(one.day(), _ -> new ArrayList<>()).add(one));
    days.forEach((day, list) -> {
      Map.Entry<Integer, RequestGroupActionComponent> at = stretches.floorEntry(Math.max(1, day));
      if (at != null) {
        at.getValue().addAction(day(day, list));
      }
    });
    RequestGroupActionComponent first = stretches.firstEntry().getValue();
    phase.waiting().forEach(one -> first.addAction(waiting(phase, protocol, one)));
    stretches.values().removeIf(stretch -> !stretch.hasAction());
    return List.copyOf(stretches.values());
  }

  /** A line whose condition is not known: it may come, and has no day. */
  private RequestGroupActionComponent waiting(
      PlannedPhase phase, Protocol protocol, PlannedPhase.Waiting waiting) {
    Reference what =
        switch (waiting.element()) {
          case Element.Medication line -> requests.waiting(phase, line, waiting.needs(), protocol);
          case Element.Radiotherapy beam -> services.waiting(phase, beam, waiting.needs());
        };
    RequestGroupActionComponent action = new RequestGroupActionComponent().setResource(what);
    condition(action, ActionConditionKind.APPLICABILITY, waiting.element().when());
    return action;
  }

  private static RequestGroupActionComponent stretch(String title) {
    RequestGroupActionComponent action = new RequestGroupActionComponent();
    action.setTitle(title);
    action.setGroupingBehavior(RequestGroup.ActionGroupingBehavior.LOGICALGROUP);
    action.setSelectionBehavior(RequestGroup.ActionSelectionBehavior.ALL);
    return action;
  }

  private static RequestGroupActionComponent day(int day, List<Doing> doings) {
    RequestGroupActionComponent action = stretch("Day " + day);
    action.setTiming(Entries.day(doings.getFirst().from()));
    for (Doing doing : doings) {
      RequestGroupActionComponent one = action.addAction();
      one.setResource(new Reference(doing.what().getReference()));
      if (doing.to().isAfter(doing.from())) {
        one.setTiming(Entries.period(doing.from(), doing.to()));
      } else {
        one.setTiming(Entries.day(doing.from()));
      }
      condition(one, ActionConditionKind.APPLICABILITY, doing.when());
    }
    return action;
  }

  private static void condition(
      RequestGroupActionComponent action, ActionConditionKind kind, Rule when) {
    if (FhirPath.says(when)) {
      action.addCondition().setKind(kind).setExpression(FhirPath.of(when));
    }
  }

  private static CarePlan.CarePlanStatus status(PlannedPhase phase) {
    return switch (phase.status()) {
      case DONE -> CarePlan.CarePlanStatus.COMPLETED;
      case ACTIVE -> CarePlan.CarePlanStatus.ACTIVE;
      case PROJECTED -> CarePlan.CarePlanStatus.DRAFT;
    };
  }

  private static RequestStatus groupStatus(PlannedPhase phase) {
    return switch (phase.status()) {
      case DONE -> RequestStatus.COMPLETED;
      case ACTIVE -> RequestStatus.ACTIVE;
      case PROJECTED -> RequestStatus.DRAFT;
    };
  }

  private static String start(PhaseStart start) {
    return switch (start.kind()) {
      case RECORDED -> "The start is recorded.";
      case INFERRED -> "The start is inferred from the first recorded giving.";
      case ESTIMATED -> "The start is worked out from a later recorded start.";
      case READY -> "The start criteria hold; no start is recorded yet.";
      case WAITING -> "The start criteria do not hold yet; the earliest day is shown.";
      case EARLIEST -> "The earliest possible day; whether the start criteria hold is not known.";
    };
  }
}
