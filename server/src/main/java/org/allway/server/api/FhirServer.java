package org.allway.server.api;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.FifoMemoryPagingProvider;
import ca.uhn.fhir.rest.server.IncomingRequestAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.allway.library.Library;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.RequestGroup;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** Answers at {@code /fhir}. Set up at the first request, because it takes a while. */
final class FhirServer extends RestfulServer {

  private static final long serialVersionUID = 1L;
  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 1000;
  private static final int PAGES_KEPT = 100;

  private final transient Supplier<FhirContext> context;
  private final transient Supplier<Providers> providers;

  FhirServer(Supplier<FhirContext> context, Supplier<Providers> providers) {
    this.context = context;
    this.providers = providers;
  }

  /** What answers for each type of resource. */
  record Providers(List<Object> all) {

    static Providers of(Library library, Shelves shelves, Bearer bearer) {
      List<Object> all = new ArrayList<>();
      all.add(new Patients(shelves, bearer));
      all.add(new Protocols(library, shelves, bearer));
      for (var type :
          List.of(
              CarePlan.class,
              RequestGroup.class,
              MedicationRequest.class,
              MedicationAdministration.class,
              ServiceRequest.class,
              RiskAssessment.class,
              DetectedIssue.class,
              Task.class,
              Provenance.class)) {
        all.add(new ChildResources<>(type, shelves, bearer));
      }
      return new Providers(List.copyOf(all));
    }
  }

  @Override
  protected void initialize() {
    setFhirContext(context.get());
    registerProviders(providers.get().all());
    FifoMemoryPagingProvider pages = new FifoMemoryPagingProvider(PAGES_KEPT);
    pages.setDefaultPageSize(PAGE);
    pages.setMaximumPageSize(LARGEST_PAGE);
    setPagingProvider(pages);
    setServerName("Allway");
    setServerVersion("1.0.0");
    setDefaultPrettyPrint(false);
    IncomingRequestAddressStrategy address = new IncomingRequestAddressStrategy();
    address.setServletPath("/fhir");
    setServerAddressStrategy(address);
  }
}
