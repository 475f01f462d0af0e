package org.allway.server.record;

import java.util.List;
import org.allway.server.account.Role;
import org.allway.server.account.Route;
import org.allway.server.account.Routes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who admits and who records; each form says itself whose it is. */
@Configuration(proxyBeanMethods = false)
class RecordConfiguration {

  @Bean
  static Routes recordRoutes() {
    return () ->
        List.of(
            Route.only("/children/new", Role.PHYSICIAN, Role.NURSE),
            Route.only("/children/import/**", Role.PHYSICIAN, Role.NURSE),
            Route.only(HttpMethod.POST, "/children", Role.PHYSICIAN, Role.NURSE),
            Route.team("/children/{child}/record/**"),
            Route.team("/children/{child}/what-if"));
  }
}
