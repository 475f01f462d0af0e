package org.allway.server.api;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.FifoMemoryPagingProvider;
import ca.uhn.fhir.rest.server.IncomingRequestAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.ArrayList;
import java.util.List;
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
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The FHIR endpoint at {@code /fhir}. It reads; what happens on the ward is recorded on its pages.
 */
@Configuration(proxyBeanMethods = false)
class FhirConfiguration {

  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 1000;
  private static final int PAGES_KEPT = 100;

  @Bean
  FhirContext fhirContext() {
    return FhirContext.forR4();
  }

  @Bean
  ServletRegistrationBean<RestfulServer> fhirServlet(
      FhirContext context, Library library, Shelves shelves, Bearer bearer) {
    RestfulServer server = new RestfulServer(context);
    List<Object> providers = new ArrayList<>();
    providers.add(new Patients(shelves, bearer));
    providers.add(new Protocols(library, shelves, bearer));
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
      providers.add(new ChildResources<>(type, shelves, bearer));
    }
    server.registerProviders(providers);
    FifoMemoryPagingProvider pages = new FifoMemoryPagingProvider(PAGES_KEPT);
    pages.setDefaultPageSize(PAGE);
    pages.setMaximumPageSize(LARGEST_PAGE);
    server.setPagingProvider(pages);
    server.setServerName("Allway");
    server.setServerVersion("1.0.0");
    server.setDefaultPrettyPrint(false);
    IncomingRequestAddressStrategy address = new IncomingRequestAddressStrategy();
    address.setServletPath("/fhir");
    server.setServerAddressStrategy(address);
    ServletRegistrationBean<RestfulServer> servlet =
        new ServletRegistrationBean<>(server, "/fhir/*");
    servlet.setName("fhir");
    servlet.setLoadOnStartup(-1);
    return servlet;
  }

  @Bean
  ServletRegistrationBean<SmartConfiguration> smartServlet() {
    ServletRegistrationBean<SmartConfiguration> servlet =
        new ServletRegistrationBean<>(
            new SmartConfiguration(), "/fhir/.well-known/smart-configuration");
    servlet.setName("smart");
    return servlet;
  }
}
