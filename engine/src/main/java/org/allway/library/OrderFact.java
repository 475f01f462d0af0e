package org.allway.library;

import java.util.List;
import java.util.Locale;
import org.allway.dose.Route;
import org.allway.rule.Type;
import org.allway.words.Words;

/** What a check may read of an order, besides the facts of the child. */
public enum OrderFact {
  DRUG("drug", "fármaco"),
  ROUTE("route", "vía"),

  /** One giving (one day, for a continuous infusion), in the drug's own unit. */
  AMOUNT("amount", "cantidad"),
  AMOUNT_PER_M2("amount per m2", "cantidad por m2"),
  AMOUNT_PER_KG("amount per kg", "cantidad por kg"),

  /** Whether the order's unit can be turned into the drug's. */
  UNIT_FITS("unit fits", "unidad adecuada"),

  /** The amount of the plan's nearest giving that is still open, as it stands after adaptation. */
  PLANNED_AMOUNT("planned amount", "cantidad prevista"),

  /** The order's amount as a multiple of the planned one, exact or as it can be dispensed. */
  PLANNED_RATIO("share of the planned amount", "proporción de la cantidad prevista"),

  /** The order's amount as a multiple of the cap of one giving. */
  CAP_RATIO("share of the cap", "proporción del máximo"),

  /** Whether the plan has an open giving of this drug by this route within the centre's window. */
  PLANNED("planned", "previsto"),

  /** Whether it is planned in that window by another route only. */
  PLANNED_OTHERWISE("planned by another route", "previsto por otra vía"),

  /** Whether the roadmap has the drug anywhere. */
  IN_ROADMAP("in the roadmap", "en el plan"),

  /** Days between the order and the nearest open giving of the plan; infinite if there is none. */
  DAYS_OFF("days off the plan", "días de diferencia con el plan"),

  /** Whether the nearest giving of the plan is recorded as given already. */
  ALREADY_GIVEN("already given", "ya administrado"),

  /** Whether another order of the set has the same drug and route on the same day. */
  ORDERED_TWICE("ordered twice", "pedido dos veces"),

  /** Whether the planned giving waits for start criteria; unknown while counts are missing. */
  GATE_CLOSED("start criteria not met", "criterios de inicio no cumplidos"),

  /** Whether the planned giving is held or left out. */
  HELD("held", "suspendido"),
  TIMES_A_DAY("givings a day", "administraciones al día"),
  PLANNED_TIMES_A_DAY("planned givings a day", "administraciones previstas al día"),

  /** Days from one ordered day to the next; 0 for a single day. */
  EVERY_DAYS("days between givings", "días entre administraciones"),

  /** On how many days it is to be given. */
  ORDERED_DAYS("ordered days", "días pedidos"),

  /** On how many of these the plan has no giving of this drug by this route. */
  UNPLANNED_DAYS("ordered days without a planned giving", "días pedidos sin dosis prevista"),

  /** Whether the order names the child of the chart; true if it names none. */
  SAME_CHILD("same child", "mismo paciente"),

  /** The body surface that the order states, as a multiple of the child's. */
  BSA_RATIO("share of the child's body surface", "proporción de la superficie corporal"),

  /** Whether it is for use at home. */
  AT_HOME("at home", "en casa");

  private final String en;
  private final String es;

  OrderFact(String en, String es) {
    this.en = en;
    this.es = es;
  }

  public String factName() {
    return name().toLowerCase(Locale.ROOT);
  }

  Words label() {
    return new Words(en, es);
  }

  Type type(List<String> drugs) {
    return switch (this) {
      case DRUG -> new Type.Coded(drugs);
      case ROUTE -> new Type.Coded(Route.names());
      case UNIT_FITS,
          PLANNED,
          PLANNED_OTHERWISE,
          IN_ROADMAP,
          ALREADY_GIVEN,
          ORDERED_TWICE,
          GATE_CLOSED,
          HELD,
          SAME_CHILD,
          AT_HOME ->
          Type.TRUTH;
      case AMOUNT,
          AMOUNT_PER_M2,
          AMOUNT_PER_KG,
          PLANNED_AMOUNT,
          PLANNED_RATIO,
          CAP_RATIO,
          DAYS_OFF,
          TIMES_A_DAY,
          PLANNED_TIMES_A_DAY,
          EVERY_DAYS,
          ORDERED_DAYS,
          UNPLANNED_DAYS,
          BSA_RATIO ->
          Type.Numeric.PLAIN;
    };
  }
}
