package org.allway.fhir.chart;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.nio.file.Path;
import java.util.List;
import org.allway.chart.Chart;
import org.allway.chart.ChartReader;
import org.allway.diagnostic.Diagnostics;
import org.allway.fhir.Bundled;
import org.allway.library.Library;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("HL7's validator finds no error")
class ValidTest {

  private static final FhirContext FHIR = FhirContext.forR4();
  private static final Library LIBRARY = Bundled.library();
  private static final FhirValidator VALIDATOR = validator();

  // Deprecated, and yet the only part of the chain that warns of a system instead of refusing it.
  @SuppressWarnings("deprecation")
  private static FhirValidator validator() {
    UnknownCodeSystemWarningValidationSupport unknown =
        new UnknownCodeSystemWarningValidationSupport(FHIR);
    unknown.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
    ValidationSupportChain chain =
        new ValidationSupportChain(
            new DefaultProfileValidationSupport(FHIR),
            new CommonCodeSystemsTerminologyService(FHIR),
            new InMemoryTerminologyServerValidationSupport(FHIR),
            unknown);
    return FHIR.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
  }

  static List<Path> examples() {
    return Bundled.examples();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("in an example chart as FHIR")
  void example(Path example) {
    valid(example.toString(), Bundled.content(example));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("in any chart as FHIR")
  void any(long seed) {
    valid("seed " + seed, new RandomCharts(LIBRARY, seed).text());
  }

  private static void valid(String name, String text) {
    Diagnostics diagnostics = new Diagnostics();
    Chart chart =
        new ChartReader(LIBRARY, diagnostics)
            .read(name, text)
            .orElseThrow(() -> new AssertionError(diagnostics.all().toString()));
    String json = FHIR.newJsonParser().encodeResourceToString(ChartBundle.of(LIBRARY, chart));
    assertThat(VALIDATOR.validateWithResult(json).getMessages())
        .filteredOn(message ->
            message.getSeverity() == ResultSeverityEnum.ERROR
                || message.getSeverity() == ResultSeverityEnum.FATAL)
        .map(message -> message.getLocationString() + ": " + message.getMessage())
        .isEmpty();
  }
}
