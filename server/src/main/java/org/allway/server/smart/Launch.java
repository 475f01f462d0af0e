package org.allway.server.smart;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.server.account.Route;
import org.allway.server.account.Routes;
import org.allway.server.page.Screen;
import org.allway.server.store.ChartStore;
import org.allway.server.store.StoredChild;
import org.allway.words.Words;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Opened from a record system.
 *
 * <ol>
 *   <li>{@code launch}: the system says who it is; it must be one of the settings
 *   <li>the browser goes there for a code, with a proof key (RFC 7636)
 *   <li>{@code callback}: the code becomes a token, which names the Patient that is open there
 *   <li>the Patient's numbers lead to the child here
 * </ol>
 */
@Lazy
@Controller
class Launch {

  private static final String UNDER_WAY = Launch.class.getName();
  private static final String PAGE = "smart/launch.jte";
  private static final String SCOPE = "launch openid fhirUser patient/Patient.rs";
  private static final int RANDOM_BYTES = 32;
  private static final int REFUSED = 400;
  private static final int NOT_FOUND = 404;
  private static final int BAD_GATEWAY = 502;

  private final SmartSettings settings;
  private final RecordSystemCalls calls;
  private final ChartStore children;

  Launch(SmartSettings settings, RecordSystemCalls calls, ChartStore children) {
    this.settings = settings;
    this.calls = calls;
    this.children = children;
  }

  /** What must be remembered until the browser comes back. */
  private record UnderWay(String issuer, String state, String verifier) implements Serializable {}

  /** Where this may be opened, and by whom. */
  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(SmartSettings.class)
  static class SmartRoutes {

    @Bean
    static Routes routesOfLaunch() {
      return () -> List.of(Route.team("/smart/**"));
    }
  }

  @GetMapping("/smart/launch")
  View launch(
      Screen screen, HttpSession session, @RequestParam String iss, @RequestParam String launch) {
    Optional<SmartSettings.RecordSystem> system = settings.system(iss);
    if (system.isEmpty()) {
      return said(
          screen,
          REFUSED,
          new Words("This system is not known here", "Este sistema no se conoce aquí"),
          new Words(
              "Your administrator names the systems that may open Allway.",
              "Su administración indica qué sistemas pueden abrir Allway."),
          iss);
    }
    UnderWay underWay = new UnderWay(iss, random(), random());
    session.setAttribute(UNDER_WAY, underWay);
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", system.get().clientId());
    query.put("redirect_uri", callback());
    query.put("scope", SCOPE);
    query.put("state", underWay.state());
    query.put("aud", iss);
    query.put("launch", launch);
    query.put("code_challenge", challenge(underWay.verifier()));
    query.put("code_challenge_method", "S256");
    try {
      return new RedirectView(
          calls.endpoints(system.get()).authorize() + "?" + RecordSystemCalls.query(query));
    } catch (RecordSystemCalls.Unanswered unanswered) {
      return silent(screen, unanswered);
    }
  }

  @GetMapping("/smart/callback")
  View callback(
      Screen screen,
      HttpSession session,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String error) {
    Object waiting = session.getAttribute(UNDER_WAY);
    session.removeAttribute(UNDER_WAY);
    if (!(waiting instanceof UnderWay underWay)
        || !underWay.state().equals(state)
        || code.isEmpty()) {
      return said(
          screen,
          REFUSED,
          new Words("The child was not opened", "No se abrió al niño"),
          new Words(
              "The record system did not agree, or this page was opened for the second time. Open"
                  + " Allway from there again.",
              "El sistema no estuvo de acuerdo, o esta página se abrió por segunda vez. Abra Allway"
                  + " desde allí otra vez."),
          error);
    }
    SmartSettings.RecordSystem system = settings.system(underWay.issuer()).orElseThrow();
    try {
      RecordSystemCalls.Token token = calls.token(system, code, underWay.verifier(), callback());
      List<String> numbers = calls.numbers(system, token);
      return numbers.stream()
          .map(children::numbered)
          .flatMap(Optional::stream)
          .map(StoredChild::id)
          .findFirst()
          .<View>map(child -> new RedirectView("/children/" + child))
          .orElseGet(() ->
              screen.show(
                  NOT_FOUND,
                  PAGE,
                  new LaunchModel(
                      new Words("Not on this ward yet", "Aún no está en esta planta"),
                      new Words(
                          "No child here has one of these numbers:",
                          "Ningún niño tiene aquí uno de estos números:"),
                      String.join(", ", numbers),
                      true)));
    } catch (RecordSystemCalls.Unanswered unanswered) {
      return silent(screen, unanswered);
    }
  }

  private static View silent(Screen screen, RecordSystemCalls.Unanswered why) {
    return said(
        screen,
        BAD_GATEWAY,
        new Words("The record system did not answer", "El sistema no respondió"),
        new Words("Open the child from the list instead.", "Abra al niño desde la lista."),
        String.valueOf(why.getMessage()));
  }

  private static View said(Screen screen, int status, Words title, Words text, String detail) {
    return screen.show(status, PAGE, new LaunchModel(title, text, detail, false));
  }

  private static String callback() {
    return ServletUriComponentsBuilder.fromCurrentContextPath()
        .path("/smart/callback")
        .toUriString();
  }

  private static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException broken) {
      throw new IllegalStateException("Every Java has SHA-256.", broken);
    }
  }
}
