package org.allway.server.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.allway.server.account.Accounts;
import org.allway.server.account.PeopleOnly;
import org.allway.server.consent.ChosenChild;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * Tokens for the systems of the settings, by OAuth 2 as SMART uses it. People sign in as to any
 * page and are asked each time whether the app may, and of which child. Tokens last an hour, and no
 * longer than this server runs.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
@ConditionalOnProperty("allway.api.clients[0].id")
class Tokens {

  private static final int KEY_BITS = 2048;
  private static final Duration LAST = Duration.ofHours(1);

  /** The claim, and the part of the answer, that names the one child of a token. */
  private static final String PATIENT = "patient";

  @Bean
  @Order(10)
  SecurityFilterChain givesTokens(HttpSecurity http, ChosenChild chosen, Accounts accounts) {
    http.oauth2AuthorizationServer(
            server -> {
              http.securityMatcher(server.getEndpointsMatcher());
              server.oidc(Customizer.withDefaults());
              server.authorizationEndpoint(asks ->
                  asks.consentPage("/consent")
                      .authenticationProviders(steps -> steps.forEach(step -> ask(step, chosen))));
              server.tokenEndpoint(gives -> gives.accessTokenResponseHandler(withChild()));
            })
        .authorizeHttpRequests(every -> every.anyRequest().authenticated())
        .addFilterBefore(new PeopleOnly(accounts), AuthorizationFilter.class)
        .cors(Customizer.withDefaults())
        .exceptionHandling(refused ->
            refused.defaultAuthenticationEntryPointFor(
                new LoginUrlAuthenticationEntryPoint("/sign-in"), browser()));
    return http.build();
  }

  /** Who asks for a page; systems that take anything do not. */
  private static MediaTypeRequestMatcher browser() {
    MediaTypeRequestMatcher browser = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
    browser.setIgnoredMediaTypes(Set.of(MediaType.ALL));
    return browser;
  }

  /** Every time, and what was chosen is kept beside the authorization. */
  private static void ask(AuthenticationProvider step, ChosenChild chosen) {
    switch (step) {
      case OAuth2AuthorizationCodeRequestAuthenticationProvider before ->
          before.setAuthorizationConsentRequired(_ -> true);
      case OAuth2AuthorizationConsentAuthenticationProvider after ->
          after.setAuthorizationConsentCustomizer(answer -> {
            OAuth2AuthorizationConsentAuthenticationToken form = answer.getAuthentication();
            if (form.getAdditionalParameters().get(PATIENT) instanceof String patient) {
              chosen.choose(answer.getAuthorization().getId(), patient);
            }
          });
      default -> {}
    }
  }

  /** A yes holds for the one time. */
  @Bean
  OAuth2AuthorizationConsentService consents() {
    return new OAuth2AuthorizationConsentService() {
      @Override
      public void save(OAuth2AuthorizationConsent consent) {}

      @Override
      public void remove(OAuth2AuthorizationConsent consent) {}

      @Override
      public @Nullable OAuth2AuthorizationConsent findById(String client, String person) {
        return null;
      }
    };
  }

  /** Access tokens name the child that was chosen, if anything of a single child may be read. */
  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> childInToken(ChosenChild chosen) {
    return token -> {
      OAuth2Authorization authorization = token.getAuthorization();
      if (authorization != null
          && token.getTokenType().equals(OAuth2TokenType.ACCESS_TOKEN)
          && token.getAuthorizedScopes().stream().anyMatch(Tokens::ofOneChild)) {
        chosen
            .of(authorization.getId())
            .ifPresent(patient -> token.getClaims().claim(PATIENT, patient));
      }
    };
  }

  private static boolean ofOneChild(String scope) {
    return scope.startsWith("patient/") || scope.equals("launch/patient");
  }

  /** Apps need not read the token to learn which child it is about (SMART App Launch 2, 5.1.2). */
  private static OAuth2AccessTokenResponseAuthenticationSuccessHandler withChild() {
    OAuth2AccessTokenResponseAuthenticationSuccessHandler answer =
        new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
    answer.setAccessTokenResponseCustomizer(given -> {
      OAuth2AccessTokenAuthenticationToken token = given.getAuthentication();
      child(token.getAccessToken().getTokenValue())
          .ifPresent(patient -> {
            Map<String, Object> more = new LinkedHashMap<>(token.getAdditionalParameters());
            more.put(PATIENT, patient);
            given.getAccessTokenResponse().additionalParameters(more);
          });
    });
    return answer;
  }

  private static Optional<String> child(String token) {
    try {
      return Optional.ofNullable(SignedJWT.parse(token).getJWTClaimsSet().getStringClaim(PATIENT));
    } catch (ParseException broken) {
      throw new IllegalStateException("This server's own token cannot be read.", broken);
    }
  }

  @Bean
  RegisteredClientRepository knownSystems(ApiSettings settings, PasswordEncoder passwords) {
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
  JWKSource<SecurityContext> tokenKeys() {
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
