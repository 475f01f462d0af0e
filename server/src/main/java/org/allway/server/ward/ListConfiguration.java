package org.allway.server.ward;

import java.util.List;
import org.allway.server.account.Route;
import org.allway.server.account.Routes;
import org.allway.server.page.Menu;
import org.allway.words.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who sees the ward. */
@Configuration(proxyBeanMethods = false)
class ListConfiguration {

  @Bean
  static Routes wardRoutes() {
    return () -> List.of(Route.team("/ward"));
  }

  @Bean
  static Menu wardMenu() {
    return person ->
        person.role().careTeam()
            ? List.of(new Menu.Link(10, "/ward", new Words("Ward", "Planta")))
            : List.of();
  }
}
