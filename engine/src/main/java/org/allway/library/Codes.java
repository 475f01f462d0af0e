package org.allway.library;

import java.util.List;
import java.util.Map;
import org.allway.dose.Route;
import org.allway.words.Words;

/**
 * What the codes in records of other systems mean here, beyond the one code that a fact or a drug
 * names itself.
 *
 * @param facts by the fact's name
 * @param drugs by the drug's id: further codes of the drug or of its products
 * @param events by the event's id
 * @param routes codes of routes
 * @param answers codes of yes and no, by {@code true} and {@code false}
 * @param findings what a diagnosis or a procedure says, by name
 * @param treatment drugs, classes and tags whose first giving begins the treatment
 * @param allergy the event that an allergy to a drug is; empty if none
 */
public record Codes(
    Map<String, OfFact> facts,
    Map<String, List<Coding>> drugs,
    Map<String, List<Coding>> events,
    Map<Route, List<Coding>> routes,
    Map<Boolean, List<Coding>> answers,
    Map<String, Finding> findings,
    List<String> treatment,
    String allergy) {

  /**
   * A code of a system.
   *
   * @param system a short name such as {@code loinc}, or the system's whole address
   */
  public record Coding(String system, String code) {}

  /**
   * How a fact is met.
   *
   * @param codings what measures it
   * @param values codes of the fact's values, by value
   * @param units how much one of the fact's own unit is in another that measures something else,
   *     such as micromoles to a milligram
   * @param genes symbols of two genes whose fusion it is; empty if it is none
   * @param noneBelow a result "less than" so much, or than less, is none; not a number if never
   * @param at which of several results it is
   */
  public record OfFact(
      List<Coding> codings,
      List<String> genes,
      Map<String, List<Coding>> values,
      Map<String, Double> units,
      double noneBelow,
      At at,
      Evidence evidence) {}

  /** Which of several results of one code a fact is. */
  public sealed interface At {

    /** Each of them, on its day. */
    record Always() implements At {}

    /** None: results of other systems do not tell it from another fact. */
    record Never() implements At {}

    /** The first that was taken from so many days before the diagnosis on, before treatment. */
    record Diagnosis(int daysBefore) implements At {}

    /** The last within these days of treatment; its first day is day 1. */
    record Days(int from, int to) implements At {}
  }

  /**
   * What a diagnosis or a procedure says.
   *
   * @param where parts of the body of which one must be named too; empty if any
   * @param diagnosis whether it is the leukaemia itself
   * @param relapse whether it says that the leukaemia came back
   * @param site the place of a relapse that it names; empty if none
   * @param facts values as a chart writes them, by fact
   * @param events that it tells of
   */
  public record Finding(
      String id,
      Words label,
      List<Coding> codings,
      List<Coding> where,
      boolean diagnosis,
      boolean relapse,
      String site,
      Map<String, String> facts,
      List<String> events) {}
}
