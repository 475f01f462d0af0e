package org.allway.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.allway.server.audit.Audit;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Writes down what other systems read. Which child it was, the answering part says. */
final class ApiAudit extends OncePerRequestFilter {

  private static final String CHILDREN = ApiAudit.class.getName();

  private final Audit audit;

  ApiAudit(Audit audit) {
    this.audit = audit;
  }

  /** Says that a request turned out to be about a child; it may be about several. */
  static void about(HttpServletRequest request, UUID child) {
    Set<UUID> all = new LinkedHashSet<>(children(request));
    all.add(child);
    request.setAttribute(CHILDREN, new Children(all));
  }

  private record Children(Set<UUID> all) {}

  private static Set<UUID> children(HttpServletRequest request) {
    return request.getAttribute(CHILDREN) instanceof Children(Set<UUID> all) ? all : Set.of();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } finally {
      Authentication who = SecurityContextHolder.getContext().getAuthentication();
      if (who instanceof JwtAuthenticationToken token) {
        Set<UUID> children = children(request);
        if (children.isEmpty()) {
          write(request, response, token, Optional.empty());
        }
        children.forEach(child -> write(request, response, token, Optional.of(child)));
      }
    }
  }

  private void write(
      HttpServletRequest request,
      HttpServletResponse response,
      JwtAuthenticationToken token,
      Optional<UUID> child) {
    audit.write(
        new Audit.Act(
            token.getName(),
            "SYSTEM",
            request.getMethod(),
            request.getRequestURI(),
            child,
            response.getStatus(),
            "",
            request.getRemoteAddr()));
  }
}
