package org.allway.server.decision;

import java.util.List;
import org.allway.server.account.Role;
import org.allway.server.account.Route;
import org.allway.server.account.Routes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Everybody in the team reads decisions; physicians decide. */
@Configuration(proxyBeanMethods = false)
class DecisionConfiguration {

  private static final String DECISIONS = "/children/{child}/decisions/**";

  @Bean
  static Routes decisionRoutes() {
    return () ->
        List.of(
            Route.only(HttpMethod.POST, DECISIONS, Role.PHYSICIAN),
            Route.only(HttpMethod.GET, DECISIONS, Role.PHYSICIAN, Role.PHARMACIST, Role.NURSE));
  }
}
