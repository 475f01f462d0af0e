package org.allway.server.api;

import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.allway.fhir.Ids;
import org.allway.server.account.Accounts;
import org.allway.server.store.StoredChild;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Who asks, and whom they may ask about. */
@Component
class Bearer {

  private final Accounts accounts;
  private final Shelves shelves;
  private final ApiSettings settings;
  private final ObjectProvider<HttpServletRequest> request;

  Bearer(
      Accounts accounts,
      Shelves shelves,
      ApiSettings settings,
      ObjectProvider<HttpServletRequest> request) {
    this.accounts = accounts;
    this.shelves = shelves;
    this.settings = settings;
    this.request = request;
  }

  /**
   * The children of whom something of a type may be read.
   *
   * @throws ForbiddenOperationException if the token is not for this type at all
   */
  List<StoredChild> children(String type) {
    Reach reach = reach();
    if (!reach.type(type)) {
      throw new ForbiddenOperationException(
          "This token is not for " + type + ". Ask for a scope such as user/" + type + ".rs.");
    }
    return shelves.children().stream()
        .filter(one -> reach.child(type, one.id().value(), Ids.patient(one.header().number())))
        .toList();
  }

  /**
   * A child by the id of its Patient or by its number, if something of a type may be read of it.
   */
  Optional<StoredChild> child(String type, String patient) {
    return shelves
        .child(patient)
        .filter(one -> children(type).stream().anyMatch(child -> child.id().equals(one.id())));
  }

  /** For the audit: the child that an answer is about. */
  void reads(StoredChild child) {
    request.ifAvailable(one -> ApiAudit.about(one, child.id().value()));
  }

  private Reach reach() {
    if (SecurityContextHolder.getContext().getAuthentication()
        instanceof JwtAuthenticationToken token) {
      return Reach.of(token, settings.name(), accounts);
    }
    throw new AuthenticationException("A token is needed.");
  }
}
