package org.allway.server;

import java.util.stream.Collectors;
import org.allway.server.account.ChildNames;
import org.allway.server.store.ChartStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where one feature needs something of another that it must not know. */
@Configuration(proxyBeanMethods = false)
class WardConfiguration {

  @Bean
  ChildNames childNames(ChartStore store) {
    return () ->
        store.children().stream()
            .collect(Collectors.toMap(child -> child.id().value(), child -> child.header().name()));
  }
}
