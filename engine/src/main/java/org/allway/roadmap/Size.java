package org.allway.roadmap;

import java.time.LocalDate;

/**
 * The body size that doses of one phase are scaled by.
 *
 * @param bsa body surface in m²; NaN if height or weight are not known
 * @param weight in kg; NaN if not known
 * @param height in cm; NaN if not known
 * @param measured the older of the days on which weight and height were taken
 */
public record Size(double bsa, double weight, double height, LocalDate measured) {

  /** The vocabulary's names of what is measured. */
  public static final String HEIGHT = "height_cm";

  public static final String WEIGHT = "weight_kg";

  public boolean known() {
    return !Double.isNaN(bsa);
  }
}
