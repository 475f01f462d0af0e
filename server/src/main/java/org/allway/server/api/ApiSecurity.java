package org.allway.server.api;

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
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Other systems come with a token and leave no session. What can be asked stands open. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
class ApiSecurity {

  @Bean
  @Order(20)
  SecurityFilterChain systems(
      HttpSecurity http, ApiSettings settings, ObjectProvider<JwtDecoder> own, Audit audit) {
    Optional<JwtDecoder> reader =
        settings.issuer().isEmpty()
            ? Optional.ofNullable(own.getIfAvailable())
            : Optional.of(JwtDecoders.fromIssuerLocation(settings.issuer()));
    http.securityMatcher("/fhir/**", "/cds-services/**")
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
            requests.anyRequest().authenticated();
          } else {
            requests.anyRequest().denyAll();
          }
        });
    if (reader.isPresent()) {
      http.oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.decoder(reader.get())));
    } else {
      http.exceptionHandling(
          refused -> refused.authenticationEntryPoint(new BearerTokenAuthenticationEntryPoint()));
    }
    return http.build();
  }

  @Bean
  static Routes apiRoutes() {
    return () ->
        List.of(
            Route.open("/health/**"),
            Route.open("/openapi.yaml"),
            Route.only("/metrics", Role.ADMINISTRATOR));
  }
}
