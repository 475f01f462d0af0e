package org.allway.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;

/**
 * A hospital's record system (SMART App Launch) and its server for signing in (OpenID Connect), on
 * loopback. Both answer a code that somebody was {@linkplain #letIn let in} with, once, and only to
 * the proof key with which they were asked.
 */
public final class Neighbours
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  public static final String CLIENT = "allway";
  private static final String SECRET = "between-the-two";

  private final Map<String, LetIn> codes = new ConcurrentHashMap<>();
  private final RSAKey key = key();
  private String base = "";
  private volatile boolean silent;

  private record LetIn(String who, String challenge, String nonce) {}

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      base = "http://127.0.0.1:" + server.getAddress().getPort();
      server.createContext("/", this::answer);
      server.start();
      context.addApplicationListener(event -> {
        if (event instanceof ContextClosedEvent) {
          server.stop(0);
        }
      });
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    context.getBeanFactory().registerSingleton("neighbours", this);
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "neighbours",
                Map.of(
                    "test.login", login(),
                    "allway.smart.systems[0].issuer", issuer(),
                    "allway.smart.systems[0].client-id", CLIENT,
                    "allway.smart.systems[0].secret", SECRET,
                    "allway.hospital.issuer", login(),
                    "allway.hospital.client-id", CLIENT,
                    "allway.hospital.client-secret", SECRET)));
  }

  /** The record system's FHIR endpoint. */
  public String issuer() {
    return base + "/fhir";
  }

  /** Lets the record system say nothing, or speak again. */
  public void silent(boolean now) {
    silent = now;
  }

  /**
   * What a person does there: lets Allway in.
   *
   * @param who the Patient that is open, or the name of who signs in
   * @param challenge as Allway's question held it
   * @param nonce as well; may be empty
   * @return the code with which the browser comes back
   */
  public String letIn(String who, String challenge, String nonce) {
    String code = "code-" + codes.size();
    codes.put(code, new LetIn(who, challenge, nonce));
    return code;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body =
          silent
              ? ""
              : switch (path) {
                case "/fhir/.well-known/smart-configuration" ->
                    """
                    {"authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token"}\
                    """
                        .formatted(base);
                case "/login/.well-known/openid-configuration" -> discovery();
                case "/login/keys" -> new JWKSet(key.toPublicJWK()).toString();
                case "/token" -> token(exchange);
                default -> path.startsWith("/fhir/Patient/") ? patient(exchange, path) : "";
              };
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(
          bytes.length == 0 ? 400 : 200, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  private String discovery() {
    return """
    {"issuer": "%1$s/login", "authorization_endpoint": "%1$s/authorize",
     "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/login/keys",
     "subject_types_supported": ["public"], "response_types_supported": ["code"],
     "id_token_signing_alg_values_supported": ["RS256"],
     "token_endpoint_auth_methods_supported": ["client_secret_basic"]}\
    """
        .formatted(base);
  }

  private String token(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(exchange);
    LetIn let = codes.remove(form.getOrDefault("code", ""));
    String known =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    if (let == null
        || !known.equals(exchange.getRequestHeaders().getFirst("Authorization"))
        || !challenge(form.getOrDefault("code_verifier", "")).equals(let.challenge())) {
      return "";
    }
    return """
    {"access_token": "for-%1$s", "token_type": "Bearer", "expires_in": 300,
     "scope": "openid profile", "patient": "%1$s", "id_token": "%2$s"}\
    """
        .formatted(let.who(), identity(let));
  }

  private String identity(LetIn let) {
    return signed(
        new JWTClaimsSet.Builder()
            .issuer(login())
            .audience(CLIENT)
            .subject("1234")
            .claim("preferred_username", let.who())
            .claim("nonce", let.nonce())
            .issueTime(Date.from(Instant.now()))
            .expirationTime(Date.from(Instant.now().plusSeconds(300)))
            .build());
  }

  /** The address of the server for signing in; it gives tokens as well. */
  public String login() {
    return base + "/login";
  }

  /** A token of the server for signing in, with whatever it is to say. */
  public String signed(JWTClaimsSet claims) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** The Patient, to who holds the token for it; its number at the hospital is the id with an N. */
  private static String patient(HttpExchange exchange, String path) {
    String id = path.substring(path.lastIndexOf('/') + 1);
    return Objects.equals(
            exchange.getRequestHeaders().getFirst("Authorization"), "Bearer for-" + id)
        ? """
        {"resourceType": "Patient", "id": "%1$s", "identifier": [{"value": "N-%1$s"}]}\
        """
            .formatted(id)
        : "";
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = new LinkedHashMap<>();
    for (String part : body.split("&", -1)) {
      String[] both = part.split("=", 2);
      form.put(both[0], both.length < 2 ? "" : URLDecoder.decode(both[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("hospital").generate();
    } catch (JOSEException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
