package org.allway.server;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who asks the server over HTTP: keeps cookies, and follows no redirect by itself. */
public final class Caller {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient web =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String base;

  public Caller(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  /** What came back. */
  public record Answer(int status, String body, HttpResponse<String> whole) {

    public JsonNode json() {
      return JSON.readTree(body);
    }

    public String header(String name) {
      return whole.headers().firstValue(name).orElse("");
    }

    public String location() {
      return header("Location");
    }

    /** A parameter of where it leads to. */
    public String sent(String name) {
      Matcher found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(location());
      return found.find() ? java.net.URLDecoder.decode(found.group(1), StandardCharsets.UTF_8) : "";
    }
  }

  public Answer get(String path, String... headers) {
    return send(with(request(path), headers).GET());
  }

  public Answer post(String path, String type, String body, String... headers) {
    return send(
        with(request(path), headers)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  public Answer form(String path, Map<String, String> form, String... headers) {
    return post(path, "application/x-www-form-urlencoded", encoded(form), headers);
  }

  /** Signs in as on the page. */
  public Answer signIn(String name, String password) {
    Matcher token = TOKEN.matcher(get("/sign-in").body());
    if (!token.find()) {
      throw new AssertionError("There is no form for signing in.");
    }
    return form("/sign-in", Map.of("_csrf", token.group(1), "name", name, "password", password));
  }

  /** A token that a system asks for itself. */
  public String token(String client, String secret, String scope) {
    Answer answer = askForToken(client, secret, scope);
    return answer.json().path("access_token").asString("");
  }

  public Answer askForToken(String client, String secret, String scope) {
    return form(
        "/oauth2/token",
        Map.of("grant_type", "client_credentials", "scope", scope),
        "Authorization",
        "Basic "
            + Base64.getEncoder()
                .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8)));
  }

  public static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }

  public static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
        .timeout(Duration.ofSeconds(60));
  }

  private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
    return headers.length == 0 ? request : request.headers(headers);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = web.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), Optional.ofNullable(answer.body()).orElse(""), answer);
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
