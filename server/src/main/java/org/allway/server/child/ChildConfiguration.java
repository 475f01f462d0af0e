package org.allway.server.child;

import java.util.List;
import org.allway.server.account.Route;
import org.allway.server.account.Routes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who reaches the pages about one child that only show. */
@Configuration(proxyBeanMethods = false)
class ChildConfiguration {

  private static final String CHILD = "/children/{child:[0-9a-f-]{36}}";

  @Bean
  static Routes childRoutes() {
    return () ->
        List.of(
            Route.team(CHILD),
            Route.team(CHILD + "/phases/**"),
            Route.team(CHILD + "/why"),
            Route.team(CHILD + "/history/**"),
            Route.team(CHILD + "/documents/**"));
  }
}
