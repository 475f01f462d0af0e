package org.allway.server.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import org.allway.server.account.Accounts;
import org.allway.server.account.Person;
import org.allway.server.account.Present;
import org.allway.words.Language;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Signing in, and where each role begins. */
@Controller
class Doors {

  private static final int COOKIE_AGE = (int) Duration.ofDays(400).toSeconds();

  private final Accounts accounts;
  private final boolean hospital;

  Doors(Accounts accounts, @Value("${allway.hospital.issuer:}") String issuer) {
    this.accounts = accounts;
    this.hospital = !issuer.isEmpty();
  }

  @GetMapping("/sign-in")
  View signIn(HttpServletRequest request, Screen screen) {
    String query = request.getQueryString();
    return screen.show("page/sign-in.jte", new SignInModel(query == null ? "" : query, hospital));
  }

  @GetMapping("/")
  String start(Person person) {
    return switch (person.role()) {
      case PHYSICIAN, PHARMACIST, NURSE -> "redirect:/ward";
      case FAMILY -> "redirect:/family";
      case ADMINISTRATOR -> "redirect:/accounts";
    };
  }

  @PostMapping("/language")
  ResponseEntity<Void> language(
      @RequestParam String to, HttpServletRequest request, HttpServletResponse response) {
    Language language = to.equals("es") ? Language.ES : Language.EN;
    Present.in(request).ifPresent(person -> accounts.language(person.account(), language));
    response.addCookie(cookie(ScreenResolver.LANGUAGE, to.equals("es") ? "es" : "en"));
    return back(request);
  }

  @PostMapping("/theme")
  ResponseEntity<Void> theme(
      @RequestParam String to, HttpServletRequest request, HttpServletResponse response) {
    response.addCookie(
        cookie(
            ScreenResolver.THEME,
            switch (to) {
              case "light", "dark" -> to;
              default -> "device";
            }));
    return back(request);
  }

  private static Cookie cookie(String name, String value) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    cookie.setMaxAge(COOKIE_AGE);
    return cookie;
  }

  /** To the page of this server where the form stood; never to another place. */
  private static ResponseEntity<Void> back(HttpServletRequest request) {
    String from = request.getHeader(HttpHeaders.REFERER);
    String path = "/";
    if (from != null) {
      try {
        URI uri = new URI(from);
        path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
      } catch (java.net.URISyntaxException _) {
        path = "/";
      }
    }
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, path.startsWith("/") && !path.startsWith("//") ? path : "/")
        .build();
  }
}
