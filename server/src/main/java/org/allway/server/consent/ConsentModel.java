package org.allway.server.consent;

import java.util.List;
import org.allway.words.Words;

/**
 * What an app asks for.
 *
 * @param app its name
 * @param client its id
 * @param state by which the server knows the question again
 * @param wishes what it wants to be allowed
 * @param children of whom one must be named; empty if the app asks for no single child
 * @param needsChild whether it asks for a single child
 */
public record ConsentModel(
    String app,
    String client,
    String state,
    List<Wish> wishes,
    List<One> children,
    boolean needsChild) {

  /** A scope, and what it means. */
  public record Wish(String scope, Words means) {}

  /** A child whom this person may see, by the id of its Patient. */
  public record One(String patient, String name) {}

  /** Whether there is nobody to be named. */
  public boolean nobody() {
    return needsChild && children.isEmpty();
  }
}
