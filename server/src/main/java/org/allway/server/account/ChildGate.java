package org.allway.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Wherever a path names a {@code {child}}: the care team sees every child, a family its own, and
 * nobody else any. A child that is not theirs does not exist for a family.
 */
@Component
public final class ChildGate implements HandlerInterceptor {

  /** As paths name it. */
  public static final String CHILD = "child";

  private final Accounts accounts;

  ChildGate(Accounts accounts) {
    this.accounts = accounts;
  }

  /** The child that the path of a request names, if it names one. */
  public static Optional<UUID> child(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> names
            && names.get(CHILD) instanceof String text
        ? uuid(text)
        : Optional.empty();
  }

  /** Whether a person may see a child. */
  public boolean opens(Person person, UUID child) {
    return switch (person.role()) {
      case PHYSICIAN, PHARMACIST, NURSE -> true;
      case FAMILY -> accounts.childrenOf(person.account()).contains(child);
      case ADMINISTRATOR -> false;
    };
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Optional<UUID> child = child(request);
    if (child.isPresent()
        && Present.in(request).filter(person -> opens(person, child.get())).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return true;
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException _) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }
}
