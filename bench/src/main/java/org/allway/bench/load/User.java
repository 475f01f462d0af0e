package org.allway.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One person at a browser: signs in once, then opens page after page with pauses to read. */
final class User implements Runnable {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern CHILD =
      Pattern.compile("href=\"(/(?:children|family)/[0-9a-f-]{36})");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int WRONG = 400;
  private static final int MOVED = 300;
  private static final int REDIRECTS = 5;

  private final String address;
  private final String name;
  private final String password;
  private final Random chance;
  private final Duration pause;
  private final Samples samples;
  private final HttpClient web;
  private String session = "";

  /**
   * @param pause mean time between two pages
   */
  User(
      HttpClient web,
      String address,
      String name,
      String password,
      long seed,
      Duration pause,
      Samples samples) {
    this.web = web;
    this.address = address;
    this.name = name;
    this.password = password;
    this.chance = new Random(seed);
    this.pause = pause;
    this.samples = samples;
  }

  /** Signs in; throws if the server does not let this person in. */
  void signIn() throws IOException, InterruptedException {
    String page = send(HttpRequest.newBuilder(uri("/sign-in")).GET()).body();
    Matcher token = TOKEN.matcher(page);
    if (!token.find()) {
      throw new IOException("There is no form for signing in at " + address + ".");
    }
    String form =
        "_csrf="
            + encoded(token.group(1))
            + "&name="
            + encoded(name)
            + "&password="
            + encoded(password)
            + "&code=";
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(uri("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    if (answer.uri().getPath().startsWith("/sign-in")) {
      throw new IOException(name + " was not let in: " + answer.uri());
    }
  }

  @Override
  public void run() {
    try {
      rest();
      List<String> pages = new ArrayList<>();
      while (!Thread.currentThread().isInterrupted()) {
        String page = pages.isEmpty() ? "/" : pages.removeFirst();
        String body = open(page);
        if (page.equals("/")) {
          CHILD.matcher(body).results().map(found -> found.group(1)).distinct().toList().stream()
              .skip(chance.nextInt(3))
              .limit(3)
              .forEach(child -> plan(child, pages));
        }
        rest();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void plan(String child, List<String> pages) {
    pages.add(child);
    if (child.startsWith("/children/")) {
      pages.add(child + "/today");
      pages.add(child + "/history");
      pages.add(child + "/record");
    } else {
      pages.add(child + "/medicines");
      pages.add(child + "/help");
    }
  }

  private String open(String page) throws InterruptedException {
    long start = System.nanoTime();
    try {
      HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(page)).GET());
      boolean out = answer.uri().getPath().startsWith("/sign-in");
      samples.add(kind(page), System.nanoTime() - start, answer.statusCode() < WRONG && !out);
      return answer.body();
    } catch (IOException _) {
      if (Thread.currentThread().isInterrupted()) {
        return ""; // the time is over, and this was on its way
      }
      samples.add(kind(page), System.nanoTime() - start, false);
      return "";
    }
  }

  private static String kind(String page) {
    return page.replaceAll("[0-9a-f-]{36}", "*");
  }

  private void rest() throws InterruptedException {
    Thread.sleep(Duration.ofMillis(chance.nextLong(2 * pause.toMillis() + 1)));
  }

  /** Sends, follows where it leads, and keeps the session: one client serves everybody. */
  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = once(request);
    for (int leads = 0; leads < REDIRECTS && redirect(answer); leads++) {
      URI to = answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
      answer = once(HttpRequest.newBuilder(to).GET());
    }
    return answer;
  }

  private HttpResponse<String> once(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    if (!session.isEmpty()) {
      request.header("Cookie", session);
    }
    HttpResponse<String> answer =
        web.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("allway="))
        .forEach(cookie -> session = cookie.replaceFirst(";.*", ""));
    return answer;
  }

  private static boolean redirect(HttpResponse<String> answer) {
    return answer.statusCode() >= MOVED && answer.statusCode() < WRONG;
  }

  private URI uri(String path) {
    return URI.create(address + path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
