package org.allway.server.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.allway.server.account.Account;
import org.allway.server.account.Accounts;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * What a token lets its bearer read, by the scopes of SMART 2 ({@code system/*.rs}) and 1 ({@code
 * user/*.read}).
 *
 * <ul>
 *   <li>{@code system}: every child
 *   <li>{@code user}: the children whom the person who signed in may see
 *   <li>{@code patient}: the child that the token names, if the person may see it
 * </ul>
 */
final class Reach {

  private static final String EVERY = "*";

  private final List<Scope> scopes = new ArrayList<>();
  private final Optional<Account> person;
  private final Set<UUID> theirs;
  private final String patient;

  private record Scope(String level, String type, String acts) {}

  private Reach(JwtAuthenticationToken token, String nameClaim, Accounts accounts) {
    for (String scope : scopesOf(token)) {
      String[] levelAndRest = scope.split("/", 2);
      if (levelAndRest.length == 2 && levelAndRest[1].contains(".")) {
        String[] typeAndActs = levelAndRest[1].split("\\.", 2);
        scopes.add(new Scope(levelAndRest[0], typeAndActs[0], typeAndActs[1]));
      }
    }
    person = named(token, nameClaim).flatMap(accounts::named).filter(one -> !one.disabled());
    theirs = person.map(one -> accounts.childrenOf(one.id())).orElse(Set.of());
    String named = token.getToken().getClaimAsString("patient");
    patient = named == null ? "" : named;
  }

  static Reach of(JwtAuthenticationToken token, String nameClaim, Accounts accounts) {
    return new Reach(token, nameClaim, accounts);
  }

  /** Whom a token stands for. A system that asks for itself is nobody, whatever it is called. */
  private static Optional<String> named(JwtAuthenticationToken token, String claim) {
    Jwt jwt = token.getToken();
    List<String> audience = jwt.getAudience();
    boolean forItself = audience != null && audience.contains(jwt.getSubject());
    return forItself ? Optional.empty() : Optional.ofNullable(jwt.getClaimAsString(claim));
  }

  private static List<String> scopesOf(JwtAuthenticationToken token) {
    Object claim = token.getToken().getClaim("scope");
    return claim instanceof String text
        ? List.of(text.split(" "))
        : claim instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  /** Whether anything of a type may be read or searched at all. */
  boolean type(String type) {
    return scopes.stream().anyMatch(scope -> reads(scope, type));
  }

  /**
   * Whether something of a type may be read of a child.
   *
   * @param fhirId the id of the child's Patient
   */
  boolean child(String type, UUID child, String fhirId) {
    return scopes.stream()
        .filter(scope -> reads(scope, type))
        .anyMatch(scope ->
            switch (scope.level()) {
              case "system" -> true;
              case "user" -> sees(child);
              case "patient" -> patient.equals(fhirId) && sees(child);
              default -> false;
            });
  }

  private boolean sees(UUID child) {
    return person.filter(one -> one.role().careTeam() || theirs.contains(child)).isPresent();
  }

  private static boolean reads(Scope scope, String type) {
    boolean read =
        scope.acts().equals("read")
            || scope.acts().equals(EVERY)
            || (scope.acts().matches("c?r?u?d?s?") && scope.acts().contains("r"));
    return read && (scope.type().equals(EVERY) || scope.type().equals(type));
  }
}
