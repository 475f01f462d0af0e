package org.allway.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** Starts the ward's server. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ComponentScan(
    excludeFilters =
        @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@Framework
public class Ward {

  public static void main(String[] arguments) {
    SpringApplication.run(Ward.class, arguments);
  }
}
