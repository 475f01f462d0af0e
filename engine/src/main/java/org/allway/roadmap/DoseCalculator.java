package org.allway.roadmap;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.allway.assess.Facts;
import org.allway.dose.Amount;
import org.allway.dose.DoseRate;
import org.allway.dose.Rounding;
import org.allway.dose.Route;
import org.allway.library.Choice;
import org.allway.library.Drug;
import org.allway.library.Element;
import org.allway.library.Library;
import org.allway.library.SmallChild;
import org.allway.rule.Value;
import org.allway.words.Words;

/**
 * One giving's amount for one child in one phase. The order of operations is fixed:
 *
 * <ol>
 *   <li>size, and the dose for that size
 *   <li>the rule for small children
 *   <li>the cap: the lower of the element's and the formulary's
 *   <li>rounding, which never lifts an amount above the cap
 * </ol>
 */
final class DoseCalculator {

  private static final Words NO_SIZE =
      new Words(
          "Height and weight are needed to calculate this dose.",
          "Se necesitan la talla y el peso para calcular esta dosis.");
  private static final Words TOO_SMALL =
      new Words(
          "The child is too small for m2 doses and the protocol has no rule for infants: decide how"
              + " to dose.",
          "El niño es demasiado pequeño para dosis por m2 y el protocolo no tiene regla para"
              + " lactantes: decida cómo dosificar.");

  private final Size size;
  private final SmallRule small;

  /** What the rule for small children says of this child. */
  private sealed interface SmallRule {
    record Usual() implements SmallRule {}

    record PerKg(double divisor) implements SmallRule {}

    record Undecided(String choice) implements SmallRule {}
  }

  DoseCalculator(Library library, Size size, Facts facts) {
    this.size = size;
    this.small = small(library, size, facts);
  }

  private static SmallRule small(Library library, Size size, Facts facts) {
    for (SmallChild rule : library.smallChild()) {
      if (size.known() && rule.when().evaluate(facts).isTrue()) {
        Choice choice = Objects.requireNonNull(library.choices().get(rule.choice()));
        return switch (facts.value(choice.symbol().slot())) {
          case Value.Code(String option) when option.equals(SmallChild.PER_KG) ->
              new SmallRule.PerKg(rule.perKgDivisor());
          case Value.Code _ -> new SmallRule.Usual();
          default -> new SmallRule.Undecided(rule.choice());
        };
      }
    }
    return new SmallRule.Usual();
  }

  Dosage dosage(Element.Medication element, DoseRate rate, String band) {
    Drug drug = element.drug();
    String remark = "";
    if (rate.per() == DoseRate.Per.M2 && drug.scales() && element.route() != Route.IT) {
      switch (small) {
        case SmallRule.Undecided(String choice) -> {
          return new Dosage.Asked("SMALL-CHILD", TOO_SMALL, Set.of(choice));
        }
        case SmallRule.PerKg(double divisor) -> {
          remark = "small child: " + rate + " as " + rate.value() + "/" + divisor + " per kg";
          rate = new DoseRate(rate.value() / divisor, rate.unit(), DoseRate.Per.KG, rate.daily());
        }
        case SmallRule.Usual _ -> {}
      }
    }
    double scale =
        switch (rate.per()) {
          case FLAT -> 1;
          case M2 -> size.bsa();
          case KG -> size.weight();
        };
    if (Double.isNaN(scale)) {
      return new Dosage.Asked("NO-MEASURE", NO_SIZE, missing());
    }
    int parts = rate.daily() && element.infusionDays() == 0 ? element.times() : 1;
    double whole = rate.value() * scale / parts;
    Drug.Use use = Objects.requireNonNull(drug.routes().get(element.route()));
    double cap = Math.min(element.max() / parts, use.max());
    boolean capped = whole > cap;
    double exact = capped ? cap : whole;
    Rounding rounding =
        rate.per() == DoseRate.Per.FLAT && parts == 1 ? NO_ROUNDING : use.rounding();
    double rounded = Math.min(rounding.apply(exact), cap);
    Amount amount = new Amount(rounded, drug.unit());
    Basis basis =
        new Basis(
            rate,
            size,
            band,
            parts,
            new Amount(whole, drug.unit()),
            cap,
            capped,
            rounding,
            use.evidence().verified("round"),
            amount,
            Basis.WHOLE,
            "",
            true,
            remark);
    return new Dosage.Calculated(new Amount(exact, drug.unit()), amount, basis);
  }

  private static final Rounding NO_ROUNDING = new Rounding.None();

  private Set<String> missing() {
    return new TreeSet<>(
        List.of(
            Double.isNaN(size.weight()) ? Size.WEIGHT : Size.HEIGHT,
            Double.isNaN(size.height()) ? Size.HEIGHT : Size.WEIGHT));
  }
}
