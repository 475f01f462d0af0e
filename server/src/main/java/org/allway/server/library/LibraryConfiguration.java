package org.allway.server.library;

import java.util.List;
import org.allway.server.account.Role;
import org.allway.server.account.Route;
import org.allway.server.account.Routes;
import org.allway.server.page.Menu;
import org.allway.words.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Protocols are no secret of the care team, but no page for families either. */
@Configuration(proxyBeanMethods = false)
class LibraryConfiguration {

  @Bean
  static Routes libraryRoutes() {
    return () ->
        List.of(
            Route.only(
                "/protocols/**", Role.PHYSICIAN, Role.PHARMACIST, Role.NURSE, Role.ADMINISTRATOR));
  }

  @Bean
  static Menu libraryMenu() {
    return person ->
        person.role() == Role.FAMILY
            ? List.of()
            : List.of(new Menu.Link(40, "/protocols", new Words("Protocols", "Protocolos")));
  }
}
