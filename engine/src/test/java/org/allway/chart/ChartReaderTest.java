package org.allway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.allway.Tiny;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Severity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A chart")
class ChartReaderTest {

  private final Diagnostics diagnostics = new Diagnostics();

  private Optional<Chart> read(String text) {
    return new ChartReader(Tiny.library(), diagnostics).read("girl.yaml", text);
  }

  private List<Diagnostic> faults(String piece, String replacement) {
    assertThat(Tiny.GIRL).contains(piece);
    read(Tiny.GIRL.replace(piece, replacement));
    return diagnostics.all();
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "wbc: 12           | wbcs: 12            | UNKNOWN-FACT        | Did you mean 'wbc'?",
        "wbc: 12           | wbc: 12000          | IMPOSSIBLE-VALUE    | between 0 and 3000 10*9/L",
        "wbc: 12           | wbc: twelve         | NOT-A-NUMBER        | counted in 10*9/L",
        "wbc: 12           | age: 5              | COMPUTED-FACT       | Take it out",
        "lineage: B        | lineage: BB         | UNKNOWN-CODE        | B, T",
        "start: induction  | start: inducion     | UNKNOWN-PHASE       | Did you mean 'induction'?",
        "2026-01-12, start | 2026-02-30, start   | NOT-A-DATE          | 2026-01-31",
        "2026-01-12, start | 2016-01-12, start   | DATE-ORDER          | Check the year",
        "born: 2021-01-01  | borne: 2021-01-01   | MISSING-KEY         | ",
        "sex: female       | sex: girl           | UNKNOWN-CODE        | leave it out",
        "start: induction  | gave: {drug: VCR, amount: 1 mg, route: IV} | UNKNOWN-DRUG |"
            + " vincristine",
        "start: induction  | gave: {drug: vincristine, amount: 1 IU, route: IV} | UNIT | mg",
        "start: induction  | gave: {drug: vincristine, amount: one, route: IV} | NOT-AN-AMOUNT |"
            + " 1.05 mg",
        "start: induction  | gave: {drug: vincristine, amount: 1 mg, route: IX} | UNKNOWN-ROUTE |"
            + " IV",
        "start: induction  | choose: {pulses: never} | UNKNOWN-OPTION  | often",
        "start: induction  | begin: induction    | UNKNOWN-KEY         | start",
        "start: induction} | start: induction    | YAML                | brackets",
        "sex: female}      | sex: female}#centre: nowhere | UNKNOWN-CENTRE | default",
      })
  @DisplayName("with a fault is refused with the place and the remedy")
  void refused(String piece, String replacement, String code, String remedy) {
    List<Diagnostic> faults = faults(piece, replacement.replace("#", "\n"));
    assertThat(faults).extracting(Diagnostic::code).contains(code);
    Diagnostic fault =
        faults.stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
    assertThat(fault.message() + " " + fault.remedy()).contains(remedy == null ? "" : remedy);
    assertThat(fault.place().file()).isEqualTo("girl.yaml");
  }

  @Test
  @DisplayName("with a rare value is taken, with a warning that names the range")
  void implausible() {
    assertThat(read(Tiny.GIRL.replace("wbc: 12", "wbc: 1500"))).isPresent();
    assertThat(diagnostics.all())
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.severity()).isEqualTo(Severity.WARNING);
          assertThat(warning.remedy()).contains("0.1 to 1000 10*9/L");
        });
  }

  @Test
  @DisplayName("cannot record a later phase before an earlier one")
  void startsOutOfOrder() {
    read(Tiny.GIRL + "  - {on: 2026-01-11, start: interim-maintenance-1}\n");
    assertThat(diagnostics.all()).extracting(Diagnostic::code).containsExactly("DATE-ORDER");
  }

  @Test
  @DisplayName("cannot record what was not yet true")
  void recordedBefore() {
    read(Tiny.GIRL + "  - {on: 2026-02-11, recorded: 2026-02-10, lab: {anc: 1}}\n");
    assertThat(diagnostics.all()).extracting(Diagnostic::code).containsExactly("DATE-ORDER");
  }

  @Test
  @DisplayName("is read from JSON as well")
  void json() {
    String text =
        """
        {"child": {"id": "a", "born": "2021-01-01", "sex": "female"},
         "chart": [{"on": "2026-01-10", "facts": {"lineage": "B", "wbc": 12}}]}
        """;
    assertThat(read(text)).isPresent();
  }

  @Test
  @DisplayName("is dated by its first fact of diagnosis where no date of diagnosis is given")
  void diagnosed() {
    assertThat(read(Tiny.GIRL).orElseThrow().diagnosed()).hasToString("2026-01-10");
  }
}
