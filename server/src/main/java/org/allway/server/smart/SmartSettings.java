package org.allway.server.smart;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The record systems that may open Allway: {@code allway.smart.systems}. None if empty.
 *
 * @param systems each with the address of its FHIR endpoint, and how Allway is known there
 */
@ConfigurationProperties("allway.smart")
record SmartSettings(@DefaultValue List<RecordSystem> systems) {

  /**
   * One record system.
   *
   * @param issuer the address of its FHIR endpoint, which it sends along as {@code iss}
   * @param clientId by which it knows Allway
   * @param secret empty if Allway has none there
   */
  record RecordSystem(String issuer, String clientId, @DefaultValue("") String secret) {}

  Optional<RecordSystem> system(String issuer) {
    return systems.stream().filter(one -> plain(one.issuer()).equals(plain(issuer))).findFirst();
  }

  private static String plain(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}
