package org.allway.server.home;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allway.dose.Route;
import org.allway.library.Drug;
import org.allway.plan.Plan;
import org.allway.roadmap.Dose;
import org.allway.roadmap.Standing;
import org.springframework.stereotype.Component;

/**
 * For the team: what families say they gave at home, medicine by medicine. The child's page shows
 * it; it is a family's word, and no giving of the chart.
 */
@Component
public class AtHome {

  private final HomeDoses doses;

  AtHome(HomeDoses doses) {
    this.doses = doses;
  }

  /**
   * The days before the plan's own, and that day.
   *
   * @param days how many, the plan's own included
   */
  public List<Adherence> of(UUID child, Plan plan, int days) {
    LocalDate to = plan.asOf();
    LocalDate from = to.minusDays(days - 1L);
    Map<Drug, Integer> planned = new LinkedHashMap<>();
    plan.roadmap().phases().stream()
        .flatMap(phase -> phase.doses().stream())
        .filter(dose -> dose.element().route() == Route.PO)
        .filter(dose -> !dose.date().isBefore(from) && !dose.date().isAfter(to))
        .filter(AtHome::expected)
        .forEach(dose ->
            planned.merge(
                dose.element().drug(), Math.max(1, dose.element().times()), Integer::sum));
    List<HomeDose> said = doses.between(child, from, to);
    return planned.entrySet().stream()
        .map(one -> of(one.getKey(), one.getValue(), said, from, to))
        .toList();
  }

  private static Adherence of(
      Drug drug, int planned, List<HomeDose> said, LocalDate from, LocalDate to) {
    List<HomeDose> own = said.stream().filter(one -> one.drug().equals(drug.id())).toList();
    return new Adherence(
        drug.label(),
        from,
        to,
        planned,
        (int) own.stream().filter(one -> one.said() == HomeDose.Said.TAKEN).count(),
        own.stream().filter(one -> one.said() == HomeDose.Said.MISSED).toList());
  }

  private static boolean expected(Dose dose) {
    return switch (dose.standing()) {
      case Standing.Projected _, Standing.Due _, Standing.Given _ -> true;
      case Standing.Held _, Standing.Omitted _ -> false;
    };
  }
}
