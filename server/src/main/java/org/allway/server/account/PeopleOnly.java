package org.allway.server.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where people let an app read, they must be as present as on any page: the account open, the
 * password their own. Systems that ask beside them for themselves pass by.
 */
public final class PeopleOnly extends OncePerRequestFilter {

  private final Present present;

  public PeopleOnly(Accounts accounts) {
    this.present = new Present(accounts);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().equals("/oauth2/authorize");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    present.doFilter(request, response, chain);
  }
}
