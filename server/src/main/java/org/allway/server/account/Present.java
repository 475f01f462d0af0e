package org.allway.server.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks up, at each request, the account that has signed in: what an administrator changes holds
 * from the next click on. A password that somebody else has set is changed before anything else.
 */
public final class Present extends OncePerRequestFilter {

  private static final String PERSON = Present.class.getName();
  static final String CHANGE_PASSWORD = "/me/password";

  private final Accounts accounts;

  Present(Accounts accounts) {
    this.accounts = accounts;
  }

  /** Who sent a request; nobody if they have not signed in. */
  public static Optional<Person> in(HttpServletRequest request) {
    return request.getAttribute(PERSON) instanceof Person person
        ? Optional.of(person)
        : Optional.empty();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    if (signedIn == null
        || signedIn instanceof AnonymousAuthenticationToken
        || !signedIn.isAuthenticated()) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Account> account = accounts.named(signedIn.getName()).filter(one -> !one.disabled());
    if (account.isEmpty()) {
      SecurityContextHolder.clearContext();
      if (request.getSession(false) != null) {
        request.getSession(false).invalidate();
      }
      response.sendRedirect("/sign-in?unknown");
      return;
    }
    request.setAttribute(PERSON, account.get().person());
    if (account.get().mustChange() && !free(request.getRequestURI())) {
      response.sendRedirect(CHANGE_PASSWORD);
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean free(String path) {
    return path.equals(CHANGE_PASSWORD)
        || path.equals("/sign-out")
        || path.startsWith("/static/")
        || path.startsWith("/webjars/");
  }
}
