package org.allway.server.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that a test sets. */
final class Ticking extends Clock {

  private final ZoneId zone;
  private Instant now;

  Ticking(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  void advance(Duration by) {
    now = now.plus(by);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new Ticking(now, other);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
