package org.allway.server.ward;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allway.server.account.ChildNames;
import org.allway.server.account.Route;
import org.allway.server.account.Routes;
import org.allway.server.page.Menu;
import org.allway.server.store.ChartStore;
import org.allway.words.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who sees the ward, and the names of its children. */
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

  @Bean
  static ChildNames childNames(ChartStore store) {
    return () -> names(store);
  }

  private static Map<UUID, String> names(ChartStore store) {
    return store.children().stream()
        .collect(Collectors.toMap(child -> child.id().value(), child -> child.header().name()));
  }
}
