package org.allway.library;

import java.util.Locale;
import org.allway.rule.Type;
import org.allway.words.Words;

/** What a titration knows of its own course, for its rows to ask. */
public enum TitrationFact {
  /** Days since the present state began. */
  DAYS_IN_STATE("Days in this state", "Días en este estado"),
  /** Counts in a row that met the condition of the run. */
  CHECKS("Counts in a row", "Recuentos seguidos"),
  /** Days from the first of these counts to the last. */
  SPAN_DAYS("Days between the first and the last", "Días entre el primero y el último"),
  /** Days between the last two of these counts. */
  GAP_DAYS("Days between the last two", "Días entre los dos últimos"),
  /** How often the dose has been raised. */
  RAISES("Raises so far", "Aumentos hasta ahora");

  private static final int MOST = 100000;

  private final String en;
  private final String es;

  TitrationFact(String en, String es) {
    this.en = en;
    this.es = es;
  }

  public String factName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Words label() {
    return new Words(en, es);
  }

  Type type() {
    return new Type.Numeric("", 0, MOST, true);
  }
}
