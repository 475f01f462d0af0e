package org.allway.server.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;

/** What a system hears that came without a token, or with one that does not hold (RFC 6750). */
final class TokenNeeded implements AuthenticationEntryPoint {

  private static final String OUTCOME =
      """
      {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "login",\
       "diagnostics": "A token is needed that this ward knows and that has not run out. Where to get\
       one: /fhir/.well-known/smart-configuration"}]}
      """;

  private final AuthenticationEntryPoint header = new BearerTokenAuthenticationEntryPoint();

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException, jakarta.servlet.ServletException {
    header.commence(request, response, why);
    if (request.getRequestURI().startsWith("/fhir/")) {
      response.setContentType("application/fhir+json");
      response.getOutputStream().write(OUTCOME.getBytes(StandardCharsets.UTF_8));
    }
  }
}
