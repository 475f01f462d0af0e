package org.allway.server.account;

import java.util.Optional;
import org.allway.words.Words;

/**
 * One's own account.
 *
 * @param mustChange the password must be changed before anything else
 * @param secondFactor whether it has one
 * @param enrolment a secret that waits for its first code
 * @param fault what was wrong with the form
 * @param done what has been done
 */
public record MeModel(
    boolean mustChange,
    boolean secondFactor,
    Optional<Enrolment> enrolment,
    Optional<Words> fault,
    Optional<Words> done) {

  /** A secret as text and as a picture for the app: the path of an SVG, and its width. */
  public record Enrolment(String secret, String path, int width) {}
}
