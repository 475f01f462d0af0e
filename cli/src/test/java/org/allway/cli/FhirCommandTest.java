package org.allway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FhirCommandTest {

  private static final String EMMA = Path.of("..", "examples", "emma.yaml").toString();

  @BeforeAll
  static void home() {
    System.setProperty("allway.home", "..");
  }

  private static JsonNode bundle(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Allway.run(new PrintWriter(out), new PrintWriter(err), arguments);
    assertThat(code).as(err.toString()).isZero();
    JsonNode json = JsonMapper.builder().build().readTree(out.toString());
    assertThat(json.path("resourceType").asString("")).isEqualTo("Bundle");
    return json.path("entry").path(0).path("resource").path("resourceType");
  }

  @Test
  void aPlanIsABundleThatBeginsWithTheChild() {
    assertThat(bundle("plan", EMMA, "--format", "fhir").asString("")).isEqualTo("Patient");
  }

  @Test
  void aProtocolIsABundleThatBeginsWithItsDefinition() {
    assertThat(bundle("protocol", "cog-2019-b-all", "--format", "fhir").asString(""))
        .isEqualTo("PlanDefinition");
  }
}
