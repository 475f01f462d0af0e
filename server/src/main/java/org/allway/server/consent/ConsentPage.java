package org.allway.server.consent;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.allway.fhir.Ids;
import org.allway.server.account.ChildGate;
import org.allway.server.account.Person;
import org.allway.server.account.Route;
import org.allway.server.account.Routes;
import org.allway.server.page.Screen;
import org.allway.server.store.ChartStore;
import org.allway.words.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Asks whether an app may read, each time that it wants to, and of which child. */
@Controller
class ConsentPage {

  private static final String PAGE = "consent/consent.jte";

  /** What the types of FHIR resources are to whoever is asked. */
  private static final Map<String, Words> RESOURCES =
      Map.ofEntries(
          Map.entry("*", new Words("everything", "todo")),
          Map.entry("Patient", new Words("name and date of birth", "nombre y fecha de nacimiento")),
          Map.entry("CarePlan", new Words("the whole plan", "todo el plan")),
          Map.entry("RequestGroup", new Words("the phases of treatment", "las fases")),
          Map.entry("MedicationRequest", new Words("planned doses", "las dosis previstas")),
          Map.entry(
              "MedicationAdministration", new Words("given doses", "las dosis administradas")),
          Map.entry(
              "ServiceRequest",
              new Words("planned tests and procedures", "las pruebas y procedimientos previstos")),
          Map.entry("RiskAssessment", new Words("the risk group", "el grupo de riesgo")),
          Map.entry("DetectedIssue", new Words("warnings", "los avisos")),
          Map.entry("Task", new Words("open decisions", "las decisiones pendientes")),
          Map.entry("Provenance", new Words("who recorded what", "quién anotó qué")));

  private static final Set<String> NO_QUESTION = Set.of("openid", "offline_access");

  private final ObjectProvider<RegisteredClientRepository> apps;
  private final ChartStore children;
  private final ChildGate gate;

  ConsentPage(
      ObjectProvider<RegisteredClientRepository> apps, ChartStore children, ChildGate gate) {
    this.apps = apps;
    this.children = children;
    this.gate = gate;
  }

  /** Whoever has signed in can be asked. */
  @Configuration(proxyBeanMethods = false)
  static class ConsentRoutes {

    @Bean
    static Routes routesOfConsent() {
      return () -> List.of(Route.signedIn("/consent"));
    }
  }

  @GetMapping("/consent")
  View ask(
      Person person,
      Screen screen,
      HttpServletResponse response,
      @RequestParam("client_id") String id,
      @RequestParam String scope,
      @RequestParam String state) {
    RegisteredClientRepository known = apps.getIfAvailable();
    RegisteredClient app = known == null ? null : known.findByClientId(id);
    if (app == null) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    List<String> scopes = List.of(scope.split(" "));
    boolean needsChild =
        scopes.stream().anyMatch(one -> one.startsWith("patient/") || one.equals("launch/patient"));
    // The answer leads back to the app, and browsers count that as part of sending the form.
    response.setHeader("Content-Security-Policy", content(app));
    return screen.show(
        PAGE,
        new ConsentModel(
            app.getClientName(),
            id,
            state,
            scopes.stream()
                .filter(one -> !NO_QUESTION.contains(one))
                .map(one -> new ConsentModel.Wish(one, means(one)))
                .toList(),
            needsChild ? seenBy(person) : List.of(),
            needsChild));
  }

  private List<ConsentModel.One> seenBy(Person person) {
    return children.children().stream()
        .filter(child -> gate.opens(person, child.id().value()))
        .map(child ->
            new ConsentModel.One(Ids.patient(child.header().number()), child.header().name()))
        .sorted(Comparator.comparing(ConsentModel.One::name))
        .toList();
  }

  private static String content(RegisteredClient app) {
    List<String> back = new ArrayList<>(List.of("'self'"));
    app.getRedirectUris().stream()
        .map(URI::create)
        .map(uri -> uri.getScheme() + "://" + uri.getAuthority())
        .distinct()
        .forEach(back::add);
    return "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
        + " frame-ancestors 'none'; form-action "
        + back.stream().collect(Collectors.joining(" "));
  }

  private static Words means(String scope) {
    String type = scope.replaceFirst("^[^/]*/", "").replaceFirst("\\..*$", "");
    Words what = RESOURCES.getOrDefault(type, new Words(type, type));
    if (scope.startsWith("patient/")) {
      return new Words(
          "Read " + what.en() + " of the one child named below",
          "Leer " + what.es() + " del niño indicado abajo");
    }
    if (scope.startsWith("user/")) {
      return new Words(
          "Read " + what.en() + " of every child whom you may see",
          "Leer " + what.es() + " de cada niño que usted puede ver");
    }
    if (scope.equals("launch/patient")) {
      return new Words("Learn which child it is about", "Saber de qué niño se trata");
    }
    return new Words("Read your name here", "Leer su nombre aquí");
  }
}
