package org.allway.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that a test sets. It stands still. */
public final class SetClock extends Clock {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-14T15:00:00Z"));

  /** Puts it into the application. */
  @TestConfiguration(proxyBeanMethods = false)
  public static class Here {

    @Bean
    @Primary
    SetClock setClock() {
      return new SetClock();
    }
  }

  public void set(String instant) {
    now.set(Instant.parse(instant));
  }

  public void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now.get(), zone);
  }
}
