package org.allway.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.allway.Tiny;
import org.allway.diagnostic.Diagnostic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The compiler of protocols")
class LibraryCompilerTest {

  private static List<Diagnostic> faults(String piece, String replacement) {
    return LibraryCompiler.compile(Tiny.with(piece, replacement)).diagnostics();
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "drug: vincristine, dose: 1.5      | drug: vincristin, dose: 1.5   | UNKNOWN-DRUG    | Did"
            + " you mean 'vincristine'?",
        "dose: 1.5 mg/m2, route: IV        | dose: 1.5 mg/m2, route: IT    | ROUTE-FORBIDDEN | The"
            + " formulary allows: [IV]",
        "dose: 1.5 mg/m2                   | dose: 1.5 mg/m3               | NOT-A-DOSE      | 1.5"
            + " mg/m2",
        "dose: 1.5 mg/m2                   | dose: 1.5 IU/m2               | UNIT            | ",
        "days: [1, 8, 15, 22]              | days: [1, 8, 15, 36]          | DAY-OUTSIDE     | days"
            + " 1 to 35",
        "days: [1, 8, 15, 22]              | days: 0-22                    | NOT-DAYS        | Day"
            + " 1 is the first",
        "when: wbc >= 50                   | when: wbcc >= 50              | UNKNOWN-FACT    | Did"
            + " you mean 'wbc'?",
        "when: wbc >= 50                   | when: wbc >= 50000            | RULE-RANGE      |"
            + " 10*9/L",
        "then: high, cite                  | then: hihg, cite              | UNKNOWN-GROUP   | Did"
            + " you mean 'high'?",
        "by_group: {low: ladder, high: ladder} | by_group: {low: ladder}   | GROUP-MISSING   |"
            + " none",
        "use: first                        | use: frist                    | UNKNOWN-PHASE   | Did"
            + " you mean 'first'?",
        "mrd_eoi >= 0.01, then: high, cite: BOOK | mrd_eoi >= 0.01, then: high | NO-CITATION |"
            + " unverified: all",
        "days: 1-84, cite: BOOK            | days: 1-84, cite: BOOKS       | UNKNOWN-SOURCE  | Did"
            + " you mean 'BOOK'?",
        "dose: {table: it-methotrexate}    | dose: {table: it-mtx}         | UNKNOWN-TABLE   |"
            + " it-methotrexate",
        "route: IT, days: [8, 29]          | rout: IT, days: [8, 29]       | MISSING-KEY     | ",
        "{en: Induction, es: Inducción}    | Induction                     | NOT-TRANSLATED  | es:",
        "{en: Induction, es: Inducción}    | {en: Induction}               | MISSING-KEY     | ",
        "body_size: mosteller              | body_size: mostellar          | UNKNOWN-NAME    | Did"
            + " you mean 'mosteller'?",
        "choice('pulses')                  | choice('pulse')               | UNKNOWN-CHOICE  | Did"
            + " you mean 'pulses'?",
        "== 'often'                        | == 'oftn'                     | UNKNOWN-CODE    | Did"
            + " you mean 'often'?",
        "protocols: [tiny]                 | protocols: [tine]             | UNKNOWN-PROTOCOL | Did"
            + " you mean 'tiny'?",
        "never: [IT]                       | never: [IV]                   | ROUTE-FORBIDDEN | Take"
            + " it out",
        "expect: {mrd_eoi: 0}              | expect: {mrd_eoi: 101}        | IMPOSSIBLE-VALUE |"
            + " between 0 and 100",
        "from: interim-maintenance-1       | from: interim-maintenance-2   | UNKNOWN-PHASE   |"
            + " interim-maintenance-1",
        "days: 84                          | days: 8400                    | PHASE-LENGTH    | ",
        "expect: {mrd_eoi: 0}              | expect: &a {mrd_eoi: 0}       | YAML-ANCHOR     | by"
            + " name",
        "phases:                           | fases:                        | UNKNOWN-SECTION | Did"
            + " you mean 'phases'?",
        "version: 1.0.0                    | version: [1.0.0               | YAML            |"
            + " brackets",
      })
  @DisplayName("names the place, the fault and the remedy")
  void refuses(String piece, String replacement, String code, String remedy) {
    List<Diagnostic> faults = faults(piece, replacement);
    assertThat(faults).extracting(Diagnostic::code).contains(code);
    Diagnostic fault =
        faults.stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
    assertThat(fault.message() + " " + fault.remedy()).contains(remedy == null ? "" : remedy);
    assertThat(fault.place().file()).endsWith(".yaml");
    assertThat(fault.place().line()).isPositive();
  }

  @Test
  @DisplayName("points at the very word")
  void column() {
    Diagnostic fault =
        faults("drug: vincristine, dose: 1.5", "drug: vincristin, dose: 1.5").getFirst();
    String line =
        Tiny.with("drug: vincristine, dose: 1.5", "drug: vincristin, dose: 1.5")
            .getFirst()
            .content()
            .lines()
            .toList()
            .get(fault.place().line() - 1);
    assertThat(line.substring(fault.place().column() - 1)).startsWith("vincristin,");
  }

  @Test
  @DisplayName("reports all faults of a text at once")
  void all() {
    List<KnowledgeText> texts =
        Tiny.with("1.5 mg/m2, route: IV, days: [1, 8, 15, 22]", "1.5 mg, route: IX, days: [1, 99]");
    assertThat(LibraryCompiler.compile(texts).diagnostics())
        .extracting(Diagnostic::code)
        .contains("UNKNOWN-ROUTE", "DAY-OUTSIDE");
  }

  @Test
  @DisplayName("refuses a key that stands twice")
  void duplicate() {
    assertThat(faults("version: 1.0.0", "version: 1.0.0\nversion: 1.0.1"))
        .extracting(Diagnostic::code)
        .contains("DUPLICATE-KEY");
  }
}
