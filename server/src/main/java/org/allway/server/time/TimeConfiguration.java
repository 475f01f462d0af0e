package org.allway.server.time;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The system's clock, and the zone of the setting {@code allway.zone} or of this machine. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  WardTime wardTime(Clock clock, @Value("${allway.zone:}") String zone) {
    return new WardTime(clock, zone.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(zone));
  }
}
