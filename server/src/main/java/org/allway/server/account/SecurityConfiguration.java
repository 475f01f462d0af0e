package org.allway.server.account;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Security of the pages. The interfaces for other systems have chains of their own before it. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  private static final String CONTENT =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " frame-ancestors 'none'; form-action 'self'";

  private static final String HOSPITAL_SILENT = "/sign-in?hospital";

  /** While the hospital's server is down, there is no address of it to be sent to. */
  private static final ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> WHILE_DOWN =
      new ObjectPostProcessor<>() {
        @Override
        public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
          filter.setAuthenticationFailureHandler(
              new SimpleUrlAuthenticationFailureHandler(HOSPITAL_SILENT));
          return filter;
        }
      };

  @Bean
  PasswordEncoder passwordEncoder() {
    return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  }

  /** In front of everything, interfaces as well as pages. */
  @Bean
  FilterRegistrationBean<Throttle> throttle(
      @Value("${allway.limits.sign-ins:20}") int signIns,
      @Value("${allway.limits.requests:600}") int requests) {
    FilterRegistrationBean<Throttle> filter =
        new FilterRegistrationBean<>(new Throttle(new Throttle.Limits(signIns, requests)));
    filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
    return filter;
  }

  @Bean
  @Order(100)
  SecurityFilterChain pages(
      HttpSecurity http,
      List<Routes> features,
      Accounts accounts,
      ObjectProvider<ClientRegistrationRepository> hospital) {
    if (hospital.getIfAvailable() != null) {
      http.oauth2Login(login ->
          login
              .loginPage("/sign-in")
              .defaultSuccessUrl("/")
              .failureUrl(HOSPITAL_SILENT)
              .withObjectPostProcessor(WHILE_DOWN));
    }
    return http.addFilterBefore(new Present(accounts), AuthorizationFilter.class)
        .authorizeHttpRequests(requestsTo -> {
          for (Route route : features.stream().flatMap(one -> one.routes().stream()).toList()) {
            (route.method().isPresent()
                    ? requestsTo.requestMatchers(route.method().get(), route.pattern())
                    : requestsTo.requestMatchers(route.pattern()))
                .access(route.isOpen() ? open() : of(route.roles()));
          }
          requestsTo.anyRequest().denyAll();
        })
        .formLogin(form ->
            form.loginPage("/sign-in")
                .usernameParameter("name")
                .passwordParameter("password")
                .authenticationDetailsSource(FormDetails::new)
                .defaultSuccessUrl("/")
                .failureHandler(new SignInFailed()))
        .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
        .headers(headers ->
            headers
                .contentSecurityPolicy(content -> content.policyDirectives(CONTENT))
                .referrerPolicy(to -> to.policy(ReferrerPolicy.SAME_ORIGIN)))
        .build();
  }

  private static AuthorizationManager<RequestAuthorizationContext> open() {
    return (_, _) -> new AuthorizationDecision(true);
  }

  private static AuthorizationManager<RequestAuthorizationContext> of(Set<Role> roles) {
    return (_, context) -> {
      Optional<Person> person = Present.in(context.getRequest());
      return new AuthorizationDecision(
          person.filter(one -> roles.contains(one.role())).isPresent());
    };
  }
}
