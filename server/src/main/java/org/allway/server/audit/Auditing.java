package org.allway.server.audit;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.allway.server.account.ChildGate;
import org.allway.server.account.Person;
import org.allway.server.account.Present;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Writes down each request of somebody who has signed in, and each attempt to sign in. Pictures,
 * styles and scripts are not written down.
 */
@Component
public class Auditing implements HandlerInterceptor {

  private static final String WRITTEN = Auditing.class.getName();
  private static final int REFUSED = 401;
  private static final int DONE = 200;
  private static final int LONGEST = 60;

  private final Audit audit;

  Auditing(Audit audit) {
    this.audit = audit;
  }

  /** Says that a request which only looked for news found none: it is not written down. */
  public static void nothingRead(HttpServletRequest request) {
    request.setAttribute(WRITTEN, true);
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    Optional<Person> person = Present.in(request);
    if (person.isEmpty() || request.getAttribute(WRITTEN) != null) {
      return;
    }
    request.setAttribute(WRITTEN, true);
    // A request that was refused before it reached any page comes by as one for the page of errors.
    String path =
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String refused
            ? refused
            : request.getRequestURI();
    audit.write(
        new Audit.Act(
            person.get().name(),
            person.get().role().name(),
            request.getMethod(),
            path,
            ChildGate.child(request),
            response.getStatus(),
            "",
            request.getRemoteAddr()));
  }

  @EventListener
  void signedIn(AuthenticationSuccessEvent event) {
    attempt(event.getAuthentication(), DONE, "signed in");
  }

  @EventListener
  void refused(AbstractAuthenticationFailureEvent event) {
    attempt(event.getAuthentication(), REFUSED, event.getException().getMessage());
  }

  /** Tokens that come with each request of a system are no attempts to sign in. */
  private void attempt(Authentication attempt, int status, @Nullable String detail) {
    Optional<String> where =
        switch (attempt) {
          case UsernamePasswordAuthenticationToken _ -> Optional.of("/sign-in");
          case OAuth2LoginAuthenticationToken _ -> Optional.of("/login/oauth2/code/hospital");
          case OAuth2ClientAuthenticationToken _ -> Optional.of("/oauth2/token");
          default -> Optional.empty();
        };
    where.ifPresent(path -> write(attempt, path, status, detail));
  }

  private void write(Authentication attempt, String path, int status, @Nullable String detail) {
    String name = attempt.getName();
    audit.write(
        new Audit.Act(
            name.substring(0, Math.min(name.length(), LONGEST)),
            "-",
            "POST",
            path,
            Optional.empty(),
            status,
            detail == null ? "" : detail,
            attempt.getDetails() instanceof WebAuthenticationDetails from
                ? from.getRemoteAddress()
                : ""));
  }
}
