package org.allway.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.allway.server.account.Role;
import org.allway.server.account.Route;
import org.allway.server.account.Routes;
import org.allway.server.audit.Audit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/** Other systems come with a token and leave no session. What can be asked stands open. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
class ApiSecurity {

  private static final String METRICS = "/metrics";

  @Bean
  @Order(20)
  SecurityFilterChain systems(
      HttpSecurity http, ApiSettings settings, ObjectProvider<JwtDecoder> own, Audit audit) {
    Optional<JwtDecoder> reader =
        settings.issuer().isEmpty()
            ? Optional.ofNullable(own.getIfAvailable())
            : Optional.of(new SupplierJwtDecoder(() -> others(settings)));
    http.securityMatcher(
            new OrRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher("/fhir/**"),
                PathPatternRequestMatcher.withDefaults().matcher("/cds-services/**"),
                ApiSecurity::metricsWithToken))
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterAfter(new ApiAudit(audit), AuthorizationFilter.class)
        .cors(Customizer.withDefaults())
        .authorizeHttpRequests(requests -> {
          requests
              .requestMatchers(
                  HttpMethod.GET,
                  "/fhir/metadata",
                  "/fhir/.well-known/smart-configuration",
                  "/cds-services")
              .permitAll();
          if (reader.isPresent()) {
            requests.requestMatchers(METRICS).hasAuthority("SCOPE_metrics");
            requests.anyRequest().authenticated();
          } else {
            requests.anyRequest().denyAll();
          }
        });
    if (reader.isPresent()) {
      http.oauth2ResourceServer(tokens ->
          tokens.jwt(jwt -> jwt.decoder(reader.get())).authenticationEntryPoint(new TokenNeeded()));
    } else {
      http.exceptionHandling(refused -> refused.authenticationEntryPoint(new TokenNeeded()));
    }
    return http.build();
  }

  /** Asked for when the first token comes: the hospital's server may start after this one. */
  private static JwtDecoder others(ApiSettings settings) {
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(settings.issuer()).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(settings.issuer()),
            new JwtClaimValidator<Object>(
                JwtClaimNames.AUD,
                meant ->
                    settings.audience().isEmpty()
                        || (meant instanceof Collection<?> all
                            && all.contains(settings.audience())))));
    return decoder;
  }

  /** People look at the metrics as at a page; what collects them comes with a token. */
  private static boolean metricsWithToken(HttpServletRequest request) {
    String token = request.getHeader(HttpHeaders.AUTHORIZATION);
    return request.getRequestURI().equals(METRICS) && token != null && token.startsWith("Bearer ");
  }

  /** Apps that run in a browser may ask from where the settings say that they live. */
  @Bean
  CorsConfigurationSource corsConfigurationSource(ApiSettings settings) {
    CorsConfiguration apps = new CorsConfiguration();
    apps.setAllowedOrigins(settings.origins());
    apps.setAllowedMethods(List.of("GET", "POST"));
    apps.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE));
    return request ->
        request.getRequestURI().startsWith("/fhir/")
                || request.getRequestURI().startsWith("/cds-services")
                || request.getRequestURI().equals("/oauth2/token")
            ? apps
            : null;
  }

  @Bean
  static Routes apiRoutes() {
    return () ->
        List.of(
            Route.open("/health/**"),
            Route.open("/openapi.yaml"),
            Route.only(METRICS, Role.ADMINISTRATOR));
  }
}
