package org.allway.server.knowledge;

import org.allway.library.Library;
import org.allway.plan.Planner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The library and its planner: compiled once, and one for all threads. */
@Configuration(proxyBeanMethods = false)
class KnowledgeConfiguration {

  @Bean
  WrittenKnowledge writtenKnowledge(Compiled compiled) {
    return compiled.written();
  }

  @Bean
  Library library(Compiled compiled) {
    return compiled.library();
  }

  @Bean
  Planner planner(Compiled compiled) {
    return compiled.planner();
  }
}
