package org.allway.dose;

import java.util.List;
import java.util.stream.Stream;

/** The ways a drug goes into a child. */
public enum Route {
  PO,
  IV,
  IT,
  IM,
  SC,

  /** Into the bone marrow. */
  IO,

  /** Into the rectum. */
  PR,

  /** Breathed in. */
  INH,

  /** Into the nose. */
  NAS,

  /** Into the skin. */
  ID;

  public static List<String> names() {
    return Stream.of(values()).map(Route::name).toList();
  }
}
