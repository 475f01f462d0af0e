package org.allway.server.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.allway.words.Language;

/**
 * An account as it is kept.
 *
 * @param password its Argon2 hash
 * @param mustChange whether the password was given by somebody else and must be changed first
 * @param totp the secret of the second factor, Base32; absent while there is none
 * @param failed wrong passwords or codes in a row
 * @param lockedUntil no sign-in before this moment
 */
public record Account(
    UUID id,
    String name,
    String display,
    Role role,
    Language language,
    String password,
    boolean mustChange,
    Optional<String> totp,
    int failed,
    Optional<Instant> lockedUntil,
    boolean disabled) {

  public Person person() {
    return new Person(id, name, display, role, language);
  }

  boolean locked(Instant now) {
    return lockedUntil.filter(until -> until.isAfter(now)).isPresent();
  }
}
