package org.allway.comparison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.allway.chart.Chart;
import org.allway.chart.ChartReader;
import org.allway.diagnostic.Diagnostics;
import org.allway.library.Library;
import org.allway.rule.Numbers;
import org.allway.words.Words;

/**
 * An invented child, by whom what protocols come to is counted. Its size and age are no
 * recommendation: they are said wherever a number depends on them.
 *
 * @param ageMonths on the first day of the treatment that is compared
 * @param sex {@code female} or {@code male}
 * @param facts by their names, as a chart writes them
 * @param choices option by choice, where the centre's routine does not settle it
 * @param relapseMonths months from diagnosis to each relapse in the marrow; the last is the first
 *     day. None for a first treatment
 */
public record Reference(
    int ageMonths,
    String sex,
    double heightCm,
    double weightKg,
    Map<String, String> facts,
    Map<String, String> choices,
    List<Integer> relapseMonths) {

  /** The first day of every comparison: no result depends on it. */
  static final LocalDate START = LocalDate.of(2026, 1, 5);

  private static final int MONTHS_A_YEAR = 12;

  /** A girl of six years with B-cell disease, a low white count and nothing else of note. */
  public static final Reference CHILD =
      new Reference(
          6 * MONTHS_A_YEAR,
          "female",
          116,
          21,
          Map.of(
              "lineage", "B",
              "wbc", "10",
              "cns", "CNS1",
              "testicular", "false",
              "testicular_eoi", "false",
              "down_syndrome", "false",
              "cranial_rt_given", "false",
              "steroid_hours_2wk", "0",
              "tpmt", "normal",
              "nudt15", "normal"),
          Map.of(),
          List.of());

  /** The same of four months. */
  public static final Reference INFANT =
      new Reference(4, "female", 62, 6.4, CHILD.facts(), Map.of(), List.of());

  /** Those that are tried in their order: new, an infant, after one relapse, after two. */
  public static List<Reference> usual() {
    return around(CHILD, true);
  }

  /**
   * A child, and the same after relapses.
   *
   * @param infant whether an infant is tried as well
   */
  public static List<Reference> around(Reference child, boolean infant) {
    List<Reference> all = new ArrayList<>();
    all.add(child);
    if (infant) {
      all.add(INFANT.with(child.facts(), child.choices()));
    }
    all.add(child.relapsed(12, 40));
    all.add(child.relapsed(-4, 24));
    all.add(child.relapsed(-4, 24, 48));
    return List.copyOf(all);
  }

  /** Who it is: sex, age, size, and when relapses came. */
  public Words said() {
    String size = ", " + Numbers.text(heightCm) + " cm, " + Numbers.text(weightKg) + " kg";
    boolean boy = sex.equals("male");
    boolean years = ageMonths % MONTHS_A_YEAR == 0;
    int age = years ? ageMonths / MONTHS_A_YEAR : ageMonths;
    String months = relapseMonths.stream().map(String::valueOf).collect(Collectors.joining(", "));
    boolean relapsed = !relapseMonths.isEmpty();
    return new Words(
        (boy ? "A boy of " : "A girl of ")
            + age
            + (years ? " years" : " months")
            + size
            + (relapsed ? "; relapse in the marrow " + months + " months after diagnosis" : ""),
        (boy ? "Un niño de " : "Una niña de ")
            + age
            + (years ? " años" : " meses")
            + size
            + (relapsed
                ? "; recaída en la médula " + months + " meses después del diagnóstico"
                : ""));
  }

  /** The same with other facts and choices. */
  public Reference with(Map<String, String> otherFacts, Map<String, String> otherChoices) {
    return new Reference(
        ageMonths, sex, heightCm, weightKg, otherFacts, otherChoices, relapseMonths);
  }

  /** The same in a relapse that reinduction brings into remission again. */
  private Reference relapsed(int offTherapy, Integer... months) {
    Map<String, String> all = new TreeMap<>(facts);
    all.putIfAbsent("marrow_reinduction", "M1");
    all.putIfAbsent("relapse_months_off_therapy", Integer.toString(offTherapy));
    return new Reference(
        ageMonths, sex, heightCm, weightKg, Map.copyOf(all), choices, List.of(months));
  }

  /** The child's chart; faults in its facts and choices are reported. */
  public Optional<Chart> chart(Library library, String centre, Diagnostics diagnostics) {
    LocalDate diagnosed =
        relapseMonths.isEmpty() ? START : START.minusMonths(relapseMonths.getLast());
    StringBuilder text = new StringBuilder();
    text.append("child: {id: reference, name: Reference, born: ")
        .append(START.minusMonths(ageMonths))
        .append(", sex: ")
        .append(sex)
        .append(", diagnosed: ")
        .append(diagnosed)
        .append("}\ncentre: ")
        .append(centre)
        .append("\nchart:\n");
    for (int months : relapseMonths) {
      text.append("  - {on: ")
          .append(diagnosed.plusMonths(months))
          .append(", relapse: {sites: [marrow]}}\n");
    }
    entry(
        text,
        "measure",
        Map.of("height_cm", Double.toString(heightCm), "weight_kg", Double.toString(weightKg)));
    entry(text, "facts", facts);
    entry(text, "choose", choices);
    return new ChartReader(library, diagnostics).read("reference", text.toString());
  }

  private static void entry(StringBuilder text, String kind, Map<String, String> values) {
    if (!values.isEmpty()) {
      text.append("  - {on: ").append(START).append(", ").append(kind).append(": {");
      boolean first = true;
      for (Map.Entry<String, String> one : new TreeMap<>(values).entrySet()) {
        text.append(first ? "" : ", ").append(one.getKey()).append(": ").append(one.getValue());
        first = false;
      }
      text.append("}}\n");
    }
  }
}
