package org.allway.server.consent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Which child a person chose when an app asked, by the authorization that came of it. Like those it
 * is forgotten when this server stops.
 */
@Component
public final class ChosenChild {

  private static final int KEPT = 10_000;
  private static final Duration LONGER_THAN_ANY_TOKEN = Duration.ofHours(3);

  private final Cache<String, String> patients =
      Caffeine.newBuilder().maximumSize(KEPT).expireAfterAccess(LONGER_THAN_ANY_TOKEN).build();

  /** The id of the Patient, if one was chosen. */
  public Optional<String> of(String authorization) {
    return Optional.ofNullable(patients.getIfPresent(authorization));
  }

  /** Keeps what was chosen. */
  public void choose(String authorization, String patient) {
    patients.put(authorization, patient);
  }
}
