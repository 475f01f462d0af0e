package org.allway.server.account;

import java.util.List;
import org.allway.server.page.Menu;
import org.allway.words.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where accounts are looked after, and by whom. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

  @Bean
  static Routes accountRoutes() {
    return () ->
        List.of(
            Route.open("/oauth2/authorization/**"),
            Route.open("/login/oauth2/**"),
            Route.signedIn("/me/**"),
            Route.only("/accounts/**", Role.ADMINISTRATOR),
            Route.only("/audit/**", Role.ADMINISTRATOR));
  }

  @Bean
  static Menu accountMenu() {
    return person ->
        person.role() == Role.ADMINISTRATOR
            ? List.of(
                new Menu.Link(80, "/accounts", new Words("Accounts", "Cuentas")),
                new Menu.Link(90, "/audit", new Words("Audit", "Registro")))
            : List.of();
  }
}
