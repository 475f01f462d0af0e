package org.allway.library;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The facts that the engine makes itself, from dates, measures and events. */
public enum Computed {
  /** Completed years on the date concerned. */
  AGE,
  AGE_MONTHS,
  AGE_DAYS,
  AGE_AT_DIAGNOSIS,
  AGE_AT_DIAGNOSIS_DAYS,
  SEX,
  /** Body surface in m², by the centre's formula. */
  BSA,
  /** How many relapses are recorded. */
  RELAPSES,
  /** Completed months from diagnosis to the first relapse; infinite if there is none. */
  RELAPSE_MONTHS,
  /** Days since the last relapse; infinite if there is none. */
  DAYS_SINCE_RELAPSE,
  /** Whether the leukemia came back after the protocol in use began. */
  RELAPSED_ON_PROTOCOL,
  /** Whether the planned end of therapy has come. */
  THERAPY_COMPLETE;

  public String factName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Computed> of(String name) {
    return Arrays.stream(values()).filter(one -> one.factName().equals(name)).findFirst();
  }

  /** Those that a vocabulary cannot do without; the others only serve rules that ask for them. */
  public static List<String> needed() {
    return Arrays.stream(values())
        .filter(one ->
            switch (one) {
              case RELAPSE_MONTHS, DAYS_SINCE_RELAPSE, RELAPSED_ON_PROTOCOL -> false;
              default -> true;
            })
        .map(Computed::factName)
        .toList();
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(Computed::factName).toList();
  }
}
