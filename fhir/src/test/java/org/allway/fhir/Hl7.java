package org.allway.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.allway.Examples;
import org.allway.fhir.definition.Definitions;
import org.allway.library.Library;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.NpmPackageValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Resource;

/**
 * HL7's own validator, without a network: FHIR R4, mCODE 4.0.0, and Allway's definitions. Codes of
 * systems that cannot be had offline (SNOMED CT, RxNorm, LOINC) are warned of; an extension that
 * nobody has defined is an error.
 */
public final class Hl7 {

  private static final Hl7 SHARED = new Hl7(Examples.library());

  private final FhirValidator validator;
  private final FhirJson json;

  // Deprecated, and yet the only part of the chain that warns of a system instead of refusing it.
  @SuppressWarnings("deprecation")
  private Hl7(Library library) {
    FhirContext context = FhirContext.forR4Cached();
    json = new FhirJson(context);
    NpmPackageValidationSupport packages = new NpmPackageValidationSupport(context);
    try {
      packages.loadPackageFromClasspath("classpath:hl7.fhir.us.mcode-4.0.0.tgz");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(context);
    Definitions.of(library).forEach(own::addResource);
    UnknownCodeSystemWarningValidationSupport unknown =
        new UnknownCodeSystemWarningValidationSupport(context);
    unknown.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.WARNING);
    FhirInstanceValidator instances =
        new FhirInstanceValidator(
            new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                own,
                packages,
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context),
                unknown));
    instances.setAnyExtensionsAllowed(false);
    validator = context.newValidator().registerValidatorModule(instances);
  }

  /** With the bundled knowledge. It takes seconds to make and serves all threads. */
  public static Hl7 shared() {
    return SHARED;
  }

  /** What is wrong with a resource. */
  public List<String> errors(Resource resource) {
    return messages(resource).stream()
        .filter(one ->
            one.getSeverity() == ResultSeverityEnum.ERROR
                || one.getSeverity() == ResultSeverityEnum.FATAL)
        .map(one -> one.getLocationString() + ": " + one.getMessage())
        .toList();
  }

  public List<SingleValidationMessage> messages(Resource resource) {
    return validator.validateWithResult(json.line(resource)).getMessages();
  }
}
