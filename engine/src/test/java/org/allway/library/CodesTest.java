package org.allway.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.allway.diagnostic.Diagnostic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Codes of other systems")
class CodesTest {

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "facts: {no_such: {code: {loinc: 1-1}}} | UNKNOWN-FACT",
        "facts: {sex: {values: {girl: {loinc: 1-1}}}} | UNKNOWN-CODE",
        "facts: {sex: {at: someday}} | NOT-DAYS",
        "facts: {sex: {at: days 9-2}} | NOT-DAYS",
        "facts: {sex: {at: 0 days before diagnosis}} | NOT-DAYS",
        "facts: {sex: {at: 3 days before diagnosis}} | NO-CITATION",
        "facts: {sex: {units: {umol/L: 17.1}}} | NO-CITATION",
        "drugs: {no-such: {atc: X}} | UNKNOWN-DRUG",
        "events: {no-such: {snomed: 1}} | UNKNOWN-EVENT",
        "routes: {XX: {snomed: 1}} | UNKNOWN-ROUTE",
        "answers: {perhaps: {snomed: 1}} | NOT-TRUE-OR-FALSE",
        "allergy: no-such | UNKNOWN-EVENT",
        "colours: {} | UNKNOWN-KEY"
      })
  @DisplayName("name only what there is")
  void faults(String line, String code) {
    KnowledgeText text =
        new KnowledgeText(
            "codes.yaml",
            "vocabulary:\n  sex: {type: code, computed: true, values: {female: {en: a, es: b}},"
                + " label: {en: a, es: b}}\ncodes:\n  "
                + line
                + "\n");
    List<Diagnostic> all = LibraryCompiler.compile(List.of(text)).diagnostics();
    Stream<String> found =
        all.stream().filter(one -> one.place().line() == 4).map(Diagnostic::code);
    assertThat(found).contains(code);
  }
}
