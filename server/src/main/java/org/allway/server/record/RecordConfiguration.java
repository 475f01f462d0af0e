package org.allway.server.record;

import java.util.List;
import org.allway.server.account.Route;
import org.allway.server.account.Routes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who records; each form says itself whose it is. */
@Configuration(proxyBeanMethods = false)
class RecordConfiguration {

  @Bean
  static Routes recordRoutes() {
    return () ->
        List.of(
            Route.team("/children/{child}/record/**"), Route.team("/children/{child}/what-if"));
  }
}
