package org.allway.fhir.release;

import java.util.Locale;
import java.util.stream.Collectors;
import org.allway.fhir.Canon;
import org.allway.fhir.Systems;
import org.allway.plan.Decision;
import org.allway.plan.Plan;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RequestGroup;
import org.hl7.fhir.r4.model.RequestGroup.RequestGroupActionComponent;
import org.hl7.fhir.r4.model.RequestGroup.RequestIntent;
import org.hl7.fhir.r4.model.RequestGroup.RequestPriority;
import org.hl7.fhir.r4.model.RequestGroup.RequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * Decisions as RequestGroups of which exactly one action is to be chosen. Each answer is a Task: a
 * person accepts it; an excluded one is rejected with its grounds.
 */
final class Questions {

  private final Plan plan;
  private final Entries entries;
  private final Trail trail;
  private final Missing missing;

  Questions(Plan plan, Entries entries, Trail trail, Missing missing) {
    this.plan = plan;
    this.entries = entries;
    this.trail = trail;
    this.missing = missing;
  }

  void write() {
    plan.decisions().forEach(this::write);
  }

  private void write(Decision decision) {
    RequestGroup group = new RequestGroup();
    boolean open = decision.settledBy() == Decision.Settled.OPEN;
    group.setStatus(open ? RequestStatus.ACTIVE : RequestStatus.COMPLETED);
    group.setIntent(RequestIntent.PROPOSAL);
    group.setPriority(RequestPriority.ROUTINE);
    group.setSubject(entries.patient());
    group.setCode(Entries.coded(Systems.CHOICE, decision.id(), decision.question().en()));
    group
        .addNote()
        .setText(
            switch (decision.settledBy()) {
              case CHART -> "Decided; recorded in the chart.";
              case CENTRE -> "The centre's routine.";
              case OPEN -> "A person decides.";
            });
    RequestGroupActionComponent question = group.addAction();
    question.setTitle(decision.question().en());
    question.setGroupingBehavior(RequestGroup.ActionGroupingBehavior.SENTENCEGROUP);
    question.setSelectionBehavior(RequestGroup.ActionSelectionBehavior.EXACTLYONE);
    for (Decision.Option option : decision.options()) {
      Reference answer = entries.add(task(decision, option), decision.id() + "/" + option.id());
      trail.from(answer, option.evidence());
      option.grounds().forEach(ground -> trail.from(answer, ground.evidence()));
      question.addAction().setTitle(option.label().en()).setResource(answer);
    }
    if (!question.hasAction()) {
      group.getAction().clear();
    }
    entries.add(group, "decision/" + decision.id());
  }

  private Task task(Decision decision, Decision.Option option) {
    Task task = new Task();
    task.setIntent(TaskIntent.OPTION);
    task.setFor(entries.patient());
    task.setCode(
        Entries.coded(Systems.OPTION, decision.id() + "." + option.id(), option.label().en()));
    task.setDescription(option.label().en());
    boolean chosen = option.id().equals(decision.chosen());
    task.setStatus(status(option.status(), chosen));
    task.setBusinessStatus(
        Entries.coded(
            Canon.OPTION_STATUS,
            option.status().name().toLowerCase(Locale.ROOT),
            option.status().name().toLowerCase(Locale.ROOT)));
    if (!option.grounds().isEmpty()) {
      task.setStatusReason(
          Entries.said(
              option.grounds().stream()
                  .map(ground -> ground.because().en())
                  .collect(Collectors.joining(" "))));
    }
    if (!option.because().isEmpty()) {
      task.setReasonCode(Entries.said(option.because().en()));
    }
    for (Decision.Ahead phase : option.leadsTo()) {
      task.addNote()
          .setText(
              "Would bring " + phase.title().en() + ", " + phase.start() + " to " + phase.end());
    }
    option.needs().forEach(need -> task.addExtension(missing.of(need)));
    Entries.unverified(task, option.evidence().unverified());
    return task;
  }

  private static TaskStatus status(Decision.Status status, boolean chosen) {
    if (chosen) {
      return TaskStatus.ACCEPTED;
    }
    return switch (status) {
      case RECOMMENDED, POSSIBLE -> TaskStatus.REQUESTED;
      case EXCLUDED -> TaskStatus.REJECTED;
    };
  }
}
