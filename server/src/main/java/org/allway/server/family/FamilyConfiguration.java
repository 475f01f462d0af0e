package org.allway.server.family;

import java.util.List;
import org.allway.server.account.Role;
import org.allway.server.account.Route;
import org.allway.server.account.Routes;
import org.allway.server.page.Menu;
import org.allway.words.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Families reach their pages; a calendar program, the secret address it was given. */
@Configuration(proxyBeanMethods = false)
class FamilyConfiguration {

  @Bean
  static Routes familyRoutes() {
    return () -> List.of(Route.only("/family/**", Role.FAMILY), Route.open("/calendar/*"));
  }

  @Bean
  static Menu familyMenu() {
    return person ->
        person.role() == Role.FAMILY
            ? List.of(new Menu.Link(10, "/family", new Words("My child", "Mi hijo")))
            : List.of();
  }
}
