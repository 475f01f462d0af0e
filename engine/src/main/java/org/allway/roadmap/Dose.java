package org.allway.roadmap;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.allway.library.DoseRule;
import org.allway.library.Element;
import org.allway.library.Replacement;

/**
 * One dated giving of an element. Drugs given several times a day are one dose a day with {@link
 * Element.Medication#times}; a continuous infusion is one dose on its first day.
 *
 * @param day of the phase, as the protocol counts it
 * @param date the planned date
 * @param adapted what acts on it besides the protocol
 * @param hour after the start of the day that the protocol names; -1 if the protocol counts in days
 */
public record Dose(
    int day,
    LocalDate date,
    int hour,
    Element.Medication element,
    Dosage dosage,
    Standing standing,
    Adapted adapted) {

  /** What is given in its place, if it was replaced. */
  public Optional<Replacement> instead() {
    return standing instanceof Standing.Omitted ? adapted.replacement() : Optional.empty();
  }

  Dose with(Dosage other, Standing become) {
    return new Dose(day, date, hour, element, other, become, adapted);
  }

  /** Whether every number that the protocol gives for it is backed by a source. */
  public boolean verified() {
    return element.evidence().verified()
        && !(dosage instanceof Dosage.Calculated given && !given.basis().shareVerified())
        && !(element.dose() instanceof DoseRule.Banded banded && !banded.evidence().verified());
  }

  /**
   * The fields of its line, its table and its rounding whose number nobody has found in a source.
   */
  public Set<String> unverified() {
    Set<String> fields = new LinkedHashSet<>(element.evidence().unverified());
    if (element.dose() instanceof DoseRule.Banded banded) {
      fields.addAll(banded.evidence().unverified());
    }
    if (dosage instanceof Dosage.Calculated calculated && calculated.basis().roundingUnverified()) {
      fields.add("round");
    }
    if (dosage instanceof Dosage.Calculated calculated && !calculated.basis().shareVerified()) {
      fields.add("share");
    }
    return fields;
  }
}
