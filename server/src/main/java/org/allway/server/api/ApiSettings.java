package org.allway.server.api;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which systems may ask: {@code allway.api.*}. Without clients and without an issuer nobody may.
 *
 * @param clients systems to which this server itself gives tokens
 * @param issuer of tokens, where the hospital has a server for them; its address
 * @param audience whom its tokens must be meant for; empty where they do not say
 * @param name the claim of its tokens that holds the name of an account of the ward
 */
@ConfigurationProperties("allway.api")
record ApiSettings(
    @DefaultValue List<Client> clients,
    @DefaultValue("") String issuer,
    @DefaultValue("") String audience,
    @DefaultValue("sub") String name) {

  /**
   * One system.
   *
   * @param id by which it is known
   * @param secret empty for an app that cannot keep one
   * @param name as people read it when they are asked
   * @param redirects where people are sent back to; none for a system without people
   * @param scopes what it may ask for, such as {@code system/*.rs}
   */
  record Client(
      String id,
      @DefaultValue("") String secret,
      @DefaultValue("") String name,
      @DefaultValue List<String> redirects,
      @DefaultValue List<String> scopes) {}

  /** Where apps with people live, as a browser names it. */
  List<String> origins() {
    return clients.stream()
        .flatMap(one -> one.redirects().stream())
        .map(URI::create)
        .map(uri -> uri.getScheme() + "://" + uri.getAuthority())
        .distinct()
        .toList();
  }
}
