package org.allway.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allway.dose.Route;
import org.allway.dose.WeekPlan;
import org.allway.library.Drug;
import org.allway.library.Product;

/** The week from a day on, for drugs that are taken by mouth and planned by the week. */
public final class Supplies {

  private static final int WEEK = 7;

  private Supplies() {}

  /** One for each drug, in the order in which the roadmap gives them. */
  public static List<Supply> week(Roadmap roadmap, LocalDate from) {
    Map<Drug, SortedMap<LocalDate, Double>> amounts = new LinkedHashMap<>();
    LocalDate end = from.plusDays(WEEK);
    for (PlannedPhase phase : roadmap.phases()) {
      for (Dose dose : phase.doses()) {
        boolean now = !dose.date().isBefore(from) && dose.date().isBefore(end);
        if (now && planned(dose) && dose.dosage() instanceof Dosage.Calculated calculated) {
          amounts
              .computeIfAbsent(dose.element().drug(), _ -> new TreeMap<>())
              .merge(dose.date(), calculated.exact().value(), Double::sum);
        }
      }
    }
    List<Supply> supplies = new ArrayList<>();
    amounts.forEach((drug, days) -> supply(drug, days, supplies));
    return List.copyOf(supplies);
  }

  private static boolean planned(Dose dose) {
    Drug.Use use =
        Objects.requireNonNull(dose.element().drug().routes().get(dose.element().route()));
    boolean open =
        dose.standing() instanceof Standing.Due || dose.standing() instanceof Standing.Projected;
    return open
        && dose.element().route() == Route.PO
        && dose.element().times() == 1
        && use.tolerance() < Double.POSITIVE_INFINITY;
  }

  private static void supply(Drug drug, SortedMap<LocalDate, Double> days, List<Supply> supplies) {
    double wanted = days.values().stream().mapToDouble(Double::doubleValue).sum();
    List<Product> products = drug.products().stream().filter(Product::counted).toList();
    if (products.isEmpty() || wanted <= 0) {
      return;
    }
    Drug.Use use = Objects.requireNonNull(drug.routes().get(Route.PO));
    Product first = products.getFirst();
    List<WeekPlan> plans = plans(first, wanted, days.size());
    List<Supply.Other> others = new ArrayList<>();
    if (plans.getFirst().beyond(use.tolerance())) {
      for (Product other : products.subList(1, products.size())) {
        others.add(new Supply.Other(other, plans(other, wanted, days.size()).getFirst()));
      }
    }
    supplies.add(
        new Supply(
            drug,
            List.copyOf(days.keySet()),
            first,
            plans,
            use.tolerance(),
            use.evidence().verified("tolerance"),
            List.copyOf(others)));
  }

  /** Tablets differ from day to day; of a liquid each day has the same volume. */
  private static List<WeekPlan> plans(Product product, double wanted, int days) {
    return product.form() == Product.Form.LIQUID
        ? List.of(WeekPlan.daily(wanted, days, product.piece()))
        : WeekPlan.nearest(wanted, days, product.piece());
  }
}
