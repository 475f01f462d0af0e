package org.allway.fhir.hooks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allway.dose.Amount;
import org.allway.fhir.Concepts;
import org.allway.fhir.Quantities;
import org.allway.library.Check;
import org.allway.order.Checked;
import org.allway.order.Order;
import org.allway.order.OrderChecker;
import org.allway.order.OrderFinding;
import org.allway.order.Orders;
import org.allway.plan.Case;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.Standing;
import org.allway.rule.Numbers;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Timing;

/** Draft orders, held against plan and rules: a card for each finding. */
final class OrderCards {

  private final Case standing;
  private final OrderChecker checker;
  private final Said said;
  private final LocalDate today;
  private final Concepts concepts;

  OrderCards(Case standing, Said said, LocalDate today, Concepts concepts) {
    this.standing = standing;
    this.checker = new OrderChecker(standing);
    this.said = said;
    this.today = today;
    this.concepts = concepts;
  }

  /** The gravest first within each order; then what could not be checked. */
  List<Card> cards(Drafts drafts) {
    List<Card> cards = new ArrayList<>();
    List<Drafts.Read> read = drafts.read();
    if (!read.isEmpty()) {
      Orders orders =
          new Orders(standing.plan().child().id(), read.stream().map(Drafts.Read::order).toList());
      Checked checked = checker.check(orders);
      for (OrderFinding finding : checked.findings()) {
        cards.add(card(read.get(finding.position()), finding));
      }
      for (Checked.Open open : checked.open()) {
        cards.add(open(read.get(open.position()), open));
      }
    }
    drafts.unread().forEach(one -> cards.add(unread(one)));
    return cards;
  }

  private Card card(Drafts.Read read, OrderFinding finding) {
    String detail =
        "**"
            + Said.order(read.order())
            + "**\n\n"
            + finding.text().en()
            + (finding.action().isEmpty() ? "" : "\n\n" + finding.action().en())
            + (finding.absolute() ? "\n\nThis stop holds for everyone." : "")
            + Said.unverified(finding.evidence().unverified())
            + said.sources(finding.evidence().cites());
    String id = read.draft().getIdPart();
    return new Card(
        said.uuid(String.valueOf(id), Integer.toString(finding.position()), finding.code()),
        finding.text().en(),
        detail,
        indicator(finding.level()),
        said.source(finding.evidence().cites(), finding.code()),
        suggestions(read, finding),
        false,
        finding.absolute() || finding.level() == Check.Level.INFO ? List.of() : Said.REASONS,
        List.of());
  }

  private static Card.Indicator indicator(Check.Level level) {
    return switch (level) {
      case STOP -> Card.Indicator.CRITICAL;
      case WARN -> Card.Indicator.WARNING;
      case INFO -> Card.Indicator.INFO;
    };
  }

  private Card open(Drafts.Read read, Checked.Open open) {
    String needs = String.join(", ", open.needs());
    return new Card(
        said.uuid(String.valueOf(read.draft().getIdPart()), "open", open.check().code()),
        "Not checked, for want of: " + needs,
        "**"
            + Said.order(read.order())
            + "**\n\nThe check "
            + open.check().code()
            + " needs: "
            + needs
            + "."
            + said.sources(open.check().evidence().cites()),
        Card.Indicator.INFO,
        said.source(open.check().evidence().cites(), open.check().code()),
        List.of(),
        false,
        List.of(),
        List.of());
  }

  private Card unread(Drafts.Unread unread) {
    return new Card(
        said.uuid(String.valueOf(unread.draft().getIdPart()), "unread", unread.why()),
        "Not checked: " + unread.what() + ", because " + unread.why(),
        unread.what() + " was not held against the plan, because " + unread.why() + ".",
        Card.Indicator.WARNING,
        said.source(List.of(), "NOT-CHECKED"),
        List.of(),
        false,
        Said.REASONS,
        List.of());
  }

  /** The planned dose in the order's place, where the plan has one; else to take the order out. */
  private List<Card.Suggestion> suggestions(Drafts.Read read, OrderFinding finding) {
    List<Card.Suggestion> suggestions = new ArrayList<>();
    if (read.draft().getDosageInstruction().size() == 1) {
      planned(read).ifPresent(suggestions::add);
    }
    if (finding.level() == Check.Level.STOP) {
      String id = "MedicationRequest/" + read.draft().getIdPart();
      String label = "Take this order out";
      suggestions.add(
          new Card.Suggestion(
              said.uuid(id, finding.code(), "delete"),
              label,
              suggestions.isEmpty(),
              List.of(new Card.Action.Delete(label, id))));
    }
    return suggestions;
  }

  private Optional<Card.Suggestion> planned(Drafts.Read read) {
    Order order = read.order();
    Optional<Dose> found = checker.planned(order);
    if (order.repeats() || found.isEmpty()) {
      // What is ordered for many days may be planned for one of them: a person writes it anew.
      return Optional.empty();
    }
    Dose dose = found.get();
    boolean open =
        dose.standing() instanceof Standing.Due || dose.standing() instanceof Standing.Projected;
    if (!open
        || dose.element().infusionDays() > 0
        || !(dose.dosage() instanceof Dosage.Calculated(var _, Amount amount, var _))) {
      return Optional.empty();
    }
    LocalDate day = dose.date().isBefore(today) ? order.on() : dose.date();
    int times = Math.max(1, dose.element().times());
    boolean same =
        order.value().isPresent()
            && Numbers.compare(order.value().getAsDouble(), amount.value()) == 0
            && order.times() == times
            && order.on().equals(day);
    if (same) {
      return Optional.empty();
    }
    String label =
        "Order as planned: "
            + amount
            + " "
            + order.route()
            + (times > 1 ? ", " + times + " times" : "")
            + " on "
            + day;
    return Optional.of(
        new Card.Suggestion(
            said.uuid(String.valueOf(read.draft().getIdPart()), "as-planned"),
            label,
            true,
            List.of(new Card.Action.Update(label, asPlanned(read, amount, times, day)))));
  }

  private MedicationRequest asPlanned(Drafts.Read read, Amount amount, int times, LocalDate day) {
    MedicationRequest request = read.draft().copy();
    var dosage = request.getDosageInstructionFirstRep();
    dosage.setRoute(concepts.route(read.order().route()));
    dosage.setText(amount + " " + read.order().route());
    dosage.getDoseAndRate().clear();
    dosage.addDoseAndRate().setDose(Quantities.of(amount));
    Timing timing = new Timing();
    timing.getEvent().add(DraftDosage.written(day));
    if (times > 1) {
      timing.getRepeat().setFrequency(times).setPeriod(1).setPeriodUnit(Timing.UnitsOfTime.D);
    }
    dosage.setTiming(timing);
    return request;
  }
}
