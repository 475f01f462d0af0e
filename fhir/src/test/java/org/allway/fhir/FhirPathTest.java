package org.allway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.util.ArrayList;
import java.util.List;
import org.allway.Examples;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.library.Row;
import org.allway.rule.Rule;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.junit.jupiter.api.Test;

class FhirPathTest {

  private static List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    for (Protocol protocol : Examples.library().protocols().values()) {
      protocol.eligible().forEach(one -> rules.add(one.require()));
      for (Protocol.Stage stage : protocol.stages()) {
        for (Row<String> row : stage.table().rows()) {
          rules.add(row.when());
        }
      }
    }
    for (Phase phase : Examples.library().phases().values()) {
      phase.gates().forEach(gate -> rules.add(gate.when()));
      phase.elements().forEach(element -> rules.add(element.when()));
    }
    return rules;
  }

  private static String path(String source) {
    return rules().stream()
        .filter(rule -> rule.source().equals(source))
        .findFirst()
        .map(rule -> FhirPath.text(rule.expr()))
        .orElseThrow();
  }

  @Test
  void everyRuleCanBeParsedByAnotherEngine() {
    FhirContext context = FhirContext.forR4Cached();
    DefaultProfileValidationSupport r4 = new DefaultProfileValidationSupport(context);
    FHIRPathEngine engine = new FHIRPathEngine(new HapiWorkerContext(context, r4));

    assertThat(rules())
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(engine.parse(FhirPath.text(rule.expr()))).isNotNull());
  }

  @Test
  void aRuleReadsTheSame() {
    assertThat(path("lineage == 'B'")).isEqualTo("%lineage = 'B'");
    assertThat(path("age_at_diagnosis_days >= 365")).isEqualTo("%age_at_diagnosis_days >= 365");
    assertThat(path("!down_syndrome")).isEqualTo("%down_syndrome.not()");
  }

  @Test
  void aFinerValueCountsAsTheCoarseOne() {
    assertThat(path("genetics == 'neutral' && cns == 'CNS2'"))
        .contains("%cns = 'CNS2' or %cns = 'CNS2a'");
  }
}
