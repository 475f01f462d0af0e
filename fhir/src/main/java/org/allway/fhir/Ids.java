package org.allway.fhir;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.CRC32;

/** Names of resources: the same for the same thing, today and in a later plan. */
public final class Ids {

  private static final int LONGEST = 64;
  private static final int HASH = 9;

  private Ids() {}

  /**
   * The id of something of one child. It says nothing of the child to whom sees it, and comes from
   * what the resource holds and not from its date: a dose that shifts stays the same resource.
   */
  public static String of(String child, String key) {
    byte[] name = ("allway/fhir/" + child + "/" + key).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString();
  }

  /** The id of the child's Patient. */
  public static String patient(String child) {
    return of(child, "Patient");
  }

  /** A readable id of knowledge, within FHIR's length and letters. */
  public static String readable(String... parts) {
    String name = String.join("-", parts).replaceAll("[^A-Za-z0-9\\-.]", "-");
    if (name.length() <= LONGEST) {
      return name;
    }
    CRC32 hash = new CRC32();
    hash.update(name.getBytes(StandardCharsets.UTF_8));
    return "%s-%08x".formatted(name.substring(0, LONGEST - HASH), hash.getValue());
  }
}
