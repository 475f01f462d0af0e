package org.allway.server.account;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * Who may reach a path.
 *
 * @param method every method if absent
 * @param pattern as Spring writes paths, such as {@code /children/{child}/**}
 * @param roles none for a path that is open to everybody
 */
public record Route(Optional<HttpMethod> method, String pattern, Set<Role> roles) {

  private static final Set<Role> TEAM = EnumSet.of(Role.PHYSICIAN, Role.PHARMACIST, Role.NURSE);

  /** Open to everybody, signed in or not. */
  public static Route open(String pattern) {
    return new Route(Optional.empty(), pattern, Set.of());
  }

  public static Route signedIn(String pattern) {
    return new Route(Optional.empty(), pattern, EnumSet.allOf(Role.class));
  }

  public static Route team(String pattern) {
    return new Route(Optional.empty(), pattern, TEAM);
  }

  public static Route only(String pattern, Role first, Role... more) {
    return new Route(Optional.empty(), pattern, EnumSet.of(first, more));
  }

  public static Route only(HttpMethod method, String pattern, Role first, Role... more) {
    return new Route(Optional.of(method), pattern, EnumSet.of(first, more));
  }

  public boolean isOpen() {
    return roles.isEmpty();
  }
}
