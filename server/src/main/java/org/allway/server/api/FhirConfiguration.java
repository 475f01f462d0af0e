package org.allway.server.api;

import ca.uhn.fhir.context.FhirContext;
import org.allway.library.Library;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * The FHIR endpoint at {@code /fhir}. It reads; what happens on the ward is recorded on its pages.
 */
@Configuration(proxyBeanMethods = false)
class FhirConfiguration {

  @Bean
  @Lazy
  FhirContext fhirContext() {
    return FhirContext.forR4();
  }

  @Bean
  @Lazy
  FhirServer.Providers fhirProviders(Library library, Shelves shelves, Bearer bearer) {
    return FhirServer.Providers.of(library, shelves, bearer);
  }

  @Bean
  ServletRegistrationBean<FhirServer> fhirServlet(
      ObjectProvider<FhirContext> context, ObjectProvider<FhirServer.Providers> providers) {
    ServletRegistrationBean<FhirServer> servlet =
        new ServletRegistrationBean<>(
            new FhirServer(context::getObject, providers::getObject), "/fhir/*");
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
