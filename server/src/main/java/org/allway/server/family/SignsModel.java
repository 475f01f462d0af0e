package org.allway.server.family;

import java.util.List;

/**
 * Signs of the guide, under one heading.
 *
 * @param title such as <i>Do not wait</i>
 */
public record SignsModel(String title, List<Sign> signs) {

  /**
   * A sign.
   *
   * @param name the same in every language; empty if it cannot be picked
   * @param text with the mark where nobody has found a source
   */
  public record Sign(String name, String text) {}
}
