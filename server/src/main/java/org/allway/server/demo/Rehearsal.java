package org.allway.server.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Opens the pages that are opened most, once each, and stops the server: what Java learns from that
 * is kept, and later starts begin with it.
 */
@Component
@ConditionalOnProperty("allway.demo.rehearsal")
class Rehearsal implements ApplicationListener<ApplicationReadyEvent> {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern CHILD = Pattern.compile("href=\"(/children/[0-9a-f-]{36})");
  private static final int CHILDREN = 5;
  private static final List<String> PAGES = List.of("", "/today", "/history", "/record");

  private final HttpClient web =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final String password;

  Rehearsal(@Value("${allway.demo.password:}") String password) {
    this.password = password;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    ConfigurableApplicationContext context = ready.getApplicationContext();
    String here =
        "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    Thread.ofPlatform()
        .name("rehearsal")
        .start(() -> {
          try {
            run(here);
          } catch (IOException e) {
            throw new IllegalStateException("The rehearsal found no server.", e);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          } finally {
            context.close();
          }
        });
  }

  private void run(String here) throws IOException, InterruptedException {
    open(here + "/health");
    open(here + "/fhir/metadata");
    Matcher token = TOKEN.matcher(open(here + "/sign-in"));
    if (!token.find()) {
      return;
    }
    String form = "_csrf=" + token.group(1) + "&name=ana&password=" + password;
    String ward =
        send(
            HttpRequest.newBuilder(URI.create(here + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    List<String> children =
        CHILD.matcher(ward).results().map(found -> found.group(1)).distinct().toList();
    for (String child : children.subList(0, Math.min(CHILDREN, children.size()))) {
      for (String page : PAGES) {
        open(here + child + page);
      }
    }
  }

  private String open(String address) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address)).GET());
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return web.send(
            request.timeout(Duration.ofMinutes(1)).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
