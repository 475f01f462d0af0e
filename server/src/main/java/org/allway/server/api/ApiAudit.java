package org.allway.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.allway.server.audit.Audit;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Writes down what other systems read. Which child it was, the answering part says. */
final class ApiAudit extends OncePerRequestFilter {

  private static final String CHILD = ApiAudit.class.getName();

  private final Audit audit;

  ApiAudit(Audit audit) {
    this.audit = audit;
  }

  /** Says which child a request turned out to be about. */
  static void about(HttpServletRequest request, UUID child) {
    request.setAttribute(CHILD, child);
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
        audit.write(
            new Audit.Act(
                token.getName(),
                "SYSTEM",
                request.getMethod(),
                request.getRequestURI(),
                request.getAttribute(CHILD) instanceof UUID child
                    ? Optional.of(child)
                    : Optional.empty(),
                response.getStatus(),
                "",
                request.getRemoteAddr()));
      }
    }
  }
}
