package org.allway.server.account;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.util.function.SingletonSupplier;

/**
 * Signing in by the hospital's own server (OpenID Connect), where the setting {@code
 * allway.hospital.issuer} names it. Who may do what still stands in the accounts of the ward: the
 * claim of the setting {@code allway.hospital.name} must be the name of one.
 *
 * <p>The hospital's server is first asked when somebody wants to sign in by it: while it is down
 * the ward starts all the same, and local accounts work.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("allway.hospital.issuer")
class HospitalSignIn {

  /** As the button's address names it. */
  static final String ID = "hospital";

  @Bean
  ClientRegistrationRepository hospital(
      @Value("${allway.hospital.issuer}") String issuer,
      @Value("${allway.hospital.client-id}") String client,
      @Value("${allway.hospital.client-secret:}") String secret,
      @Value("${allway.hospital.name:preferred_username}") String name) {
    SingletonSupplier<ClientRegistration> registration =
        SingletonSupplier.of(() ->
            ClientRegistrations.fromIssuerLocation(issuer)
                .registrationId(ID)
                .clientId(client)
                .clientSecret(secret)
                .scope("openid", "profile")
                .userNameAttributeName(name)
                .build());
    return id -> id.equals(ID) ? registration.obtain() : null;
  }
}
