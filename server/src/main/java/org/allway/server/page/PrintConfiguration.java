package org.allway.server.page;

import org.allway.print.Printer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The one printer of the server; it reads its fonts when something is first printed. */
@Configuration(proxyBeanMethods = false)
class PrintConfiguration {

  @Bean
  @Lazy
  Printer printer() {
    return new Printer();
  }
}
