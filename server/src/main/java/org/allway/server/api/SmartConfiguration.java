package org.allway.server.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Where an app finds what it needs to ask for a token (SMART App Launch 2, section 8.2). */
final class SmartConfiguration extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient JsonMapper mapper = JsonMapper.builder().build();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String here = ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    Map<String, Object> smart = new LinkedHashMap<>();
    smart.put("issuer", here);
    smart.put("jwks_uri", here + "/oauth2/jwks");
    smart.put("authorization_endpoint", here + "/oauth2/authorize");
    smart.put("token_endpoint", here + "/oauth2/token");
    smart.put("revocation_endpoint", here + "/oauth2/revoke");
    smart.put("introspection_endpoint", here + "/oauth2/introspect");
    smart.put(
        "token_endpoint_auth_methods_supported",
        List.of("client_secret_basic", "client_secret_post"));
    smart.put(
        "grant_types_supported",
        List.of("authorization_code", "client_credentials", "refresh_token"));
    smart.put("response_types_supported", List.of("code"));
    smart.put("code_challenge_methods_supported", List.of("S256"));
    smart.put(
        "scopes_supported",
        List.of("openid", "launch/patient", "patient/*.rs", "user/*.rs", "system/*.rs"));
    smart.put(
        "capabilities",
        List.of(
            "launch-standalone",
            "client-public",
            "client-confidential-symmetric",
            "context-standalone-patient",
            "permission-patient",
            "permission-user",
            "permission-v1",
            "permission-v2"));
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response
        .getOutputStream()
        .write(mapper.writeValueAsString(smart).getBytes(StandardCharsets.UTF_8));
  }
}
