package org.allway.server.order;

import java.util.List;
import org.allway.server.account.Role;
import org.allway.server.account.Route;
import org.allway.server.account.Routes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who signs and who gives. The same is asked again where it is done. */
@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

  private static final String TODAY = "/children/{child}/today";

  @Bean
  static Routes orderRoutes() {
    return () ->
        List.of(
            only("/prescribe", Role.PHYSICIAN),
            only("/extra", Role.PHYSICIAN),
            only("/hold", Role.PHYSICIAN),
            only("/cancel", Role.PHYSICIAN),
            only("/verify", Role.PHYSICIAN, Role.PHARMACIST),
            only("/reject", Role.PHYSICIAN, Role.PHARMACIST),
            only("/give", Role.PHYSICIAN, Role.NURSE),
            only("/not-given", Role.PHYSICIAN, Role.NURSE),
            Route.only(HttpMethod.GET, TODAY + "/extra", Role.PHYSICIAN),
            Route.only(HttpMethod.GET, TODAY + "/**", Role.PHYSICIAN, Role.PHARMACIST, Role.NURSE));
  }

  private static Route only(String path, Role first, Role... more) {
    return Route.only(HttpMethod.POST, TODAY + path, first, more);
  }
}
