package org.allway.fhir.hooks;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.allway.chart.Chart;
import org.allway.fhir.Concepts;
import org.allway.library.Library;
import org.allway.plan.Case;
import org.allway.plan.Planner;
import org.hl7.fhir.r4.model.Resource;

/**
 * Answers clients of CDS Hooks. One serves any number of threads.
 *
 * <p>A card for an absolute stop has no reason with which it could be passed by.
 */
public final class Hooks {

  private final Library library;
  private final Planner planner;
  private final Concepts concepts;

  /**
   * @param planner made with this library
   */
  public Hooks(Library library, Planner planner) {
    this.library = library;
    this.planner = planner;
    this.concepts = new Concepts(library);
  }

  /**
   * What to tell.
   *
   * @param chart of the child that the request names, made with this library
   * @param today the day on which it is asked
   */
  public List<Card> cards(HookRequest request, Chart chart, LocalDate today) {
    return switch (request) {
      case HookRequest.PatientView(String instance, String patient) -> {
        Case standing = planner.of(chart, today, LocalDate.MAX);
        yield new PlanCards(standing.plan(), said(standing, instance), patient, concepts).cards();
      }
      case HookRequest.OrderSelect(String instance, var _, Set<String> picked, var drafts) ->
          orders(chart, today, instance, drafts.stream().filter(one -> in(picked, one)).toList());
      case HookRequest.OrderSign(String instance, var _, List<Resource> drafts) ->
          orders(chart, today, instance, drafts);
    };
  }

  private List<Card> orders(Chart chart, LocalDate today, String instance, List<Resource> drafts) {
    Drafts read = Drafts.of(library, drafts, today);
    LocalDate first =
        read.read().stream()
            .map(one -> one.order().on())
            .filter(day -> day.isBefore(today))
            .min(LocalDate::compareTo)
            .orElse(today);
    Case standing = planner.of(chart, first, LocalDate.MAX);
    return new OrderCards(standing, said(standing, instance), today, concepts).cards(read);
  }

  private Said said(Case standing, String instance) {
    return new Said(library.sources(), standing.plan(), instance);
  }

  private static boolean in(Set<String> picked, Resource draft) {
    return picked.contains(draft.fhirType() + "/" + draft.getIdPart());
  }
}
