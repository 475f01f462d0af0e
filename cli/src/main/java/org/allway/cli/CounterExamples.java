package org.allway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.allway.library.Computed;
import org.allway.proof.Fault;

/** Saves the child that a failed proof found as a chart that can be planned. */
record CounterExamples(Path folder) {

  private static final LocalDate DIAGNOSED = LocalDate.of(2026, 1, 12);
  private static final Set<String> SIZES = Set.of("height_cm", "weight_kg");

  void write(List<Fault> faults) throws IOException {
    Files.createDirectories(folder);
    int number = 0;
    for (Fault fault : faults) {
      if (!fault.child().isEmpty()) {
        number++;
        String name = "child-" + number;
        Files.writeString(folder.resolve(name + ".yaml"), chart(name, fault));
      }
    }
  }

  private static String chart(String name, Fault fault) {
    Map<String, String> facts = new TreeMap<>(fault.child());
    String days = facts.remove(Computed.AGE_AT_DIAGNOSIS_DAYS.factName());
    String years = facts.remove(Computed.AGE_AT_DIAGNOSIS.factName());
    LocalDate born =
        days != null
            ? DIAGNOSED.minusDays(Long.parseLong(days))
            : DIAGNOSED.minusYears(years == null ? 5 : Long.parseLong(years));
    String sex = facts.remove(Computed.SEX.factName());
    Computed.names().forEach(facts::remove);
    StringBuilder text = new StringBuilder();
    text.append("# ")
        .append(fault.diagnostic().place())
        .append(": ")
        .append(fault.diagnostic().code())
        .append('\n');
    text.append("child: {id: ").append(name).append(", born: ").append(born);
    text.append(sex == null ? "" : ", sex: " + sex).append("}\nchart:\n");
    facts.forEach((fact, value) ->
        text.append("  - {on: ")
            .append(DIAGNOSED)
            .append(", ")
            .append(SIZES.contains(fact) ? "measure" : "facts")
            .append(": {")
            .append(fact)
            .append(": ")
            .append(value)
            .append("}}\n"));
    return text.toString();
  }
}
