package org.allway.server.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * Tokens for the systems of the settings, by OAuth 2 as SMART uses it. People sign in as to any page
 * and are asked whether the app may. Tokens last an hour, and no longer than this server runs.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
@ConditionalOnProperty("allway.api.clients[0].id")
class Tokens {

  private static final int KEY_BITS = 2048;
  private static final Duration LAST = Duration.ofHours(1);

  @Bean
  @Order(10)
  SecurityFilterChain tokens(HttpSecurity http) {
    http.oauth2AuthorizationServer(
            server -> {
              http.securityMatcher(server.getEndpointsMatcher());
              server.oidc(Customizer.withDefaults());
            })
        .authorizeHttpRequests(every -> every.anyRequest().authenticated())
        .exceptionHandling(
            refused ->
                refused.defaultAuthenticationEntryPointFor(
                    new LoginUrlAuthenticationEntryPoint("/sign-in"),
                    new MediaTypeRequestMatcher(MediaType.TEXT_HTML)));
    return http.build();
  }

  @Bean
  RegisteredClientRepository systems(ApiSettings settings, PasswordEncoder passwords) {
    List<RegisteredClient> all =
        settings.clients().stream().map(one -> registered(one, passwords)).toList();
    return new InMemoryRegisteredClientRepository(all);
  }

  private static RegisteredClient registered(ApiSettings.Client client, PasswordEncoder passwords) {
    RegisteredClient.Builder one =
        RegisteredClient.withId(client.id())
            .clientId(client.id())
            .clientName(client.name().isEmpty() ? client.id() : client.name())
            .scopes(scopes -> scopes.addAll(client.scopes()))
            .redirectUris(to -> to.addAll(client.redirects()))
            .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(LAST).build())
            .clientSettings(
                ClientSettings.builder()
                    .requireAuthorizationConsent(!client.redirects().isEmpty())
                    .requireProofKey(!client.redirects().isEmpty())
                    .build());
    if (client.secret().isEmpty()) {
      one.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
    } else {
      one.clientSecret(passwords.encode(client.secret()))
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }
    if (client.redirects().isEmpty()) {
      one.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
    } else {
      one.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
          .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN);
    }
    return one.build();
  }

  @Bean
  JWKSource<SecurityContext> keys() {
    try {
      RSAKey key = new RSAKeyGenerator(KEY_BITS).keyID(UUID.randomUUID().toString()).generate();
      return new ImmutableJWKSet<>(new JWKSet(key));
    } catch (JOSEException broken) {
      throw new IllegalStateException("No key could be made for tokens.", broken);
    }
  }

  @Bean
  JwtDecoder tokenReader(JWKSource<SecurityContext> keys) {
    return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
  }

  @Bean
  AuthorizationServerSettings tokenAddresses() {
    return AuthorizationServerSettings.builder().build();
  }
}
