package org.allway.server.log;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The log stands around everything else. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

  @Bean
  FilterRegistrationBean<RequestLog> requestLog() {
    FilterRegistrationBean<RequestLog> filter = new FilterRegistrationBean<>(new RequestLog());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }
}
