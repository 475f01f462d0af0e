package org.allway.bench.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * People at work on a demo ward, on this machine alone: {@code Load ADDRESS PASSWORD USERS SECONDS
 * PAUSE-SECONDS NAME...}. All sign in first; then the time runs.
 */
public final class Load {

  private Load() {}

  public static void main(String[] arguments) throws Exception {
    String address = arguments[0];
    String host = URI.create(address).getHost();
    if (!host.equals("127.0.0.1") && !host.equals("localhost")) {
      throw new IllegalArgumentException("This sends traffic to this machine alone.");
    }
    int users = Integer.parseInt(arguments[2]);
    int seconds = Integer.parseInt(arguments[3]);
    Duration pause = Duration.ofSeconds(Integer.parseInt(arguments[4]));
    List<String> names = List.of(arguments).subList(5, arguments.length);
    Samples samples = new Samples();
    List<User> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      HttpClient web =
          HttpClient.newBuilder().executor(threads).version(HttpClient.Version.HTTP_1_1).build();
      for (int at = 0; at < users; at++) {
        String name = names.get(at % names.size());
        User user = new User(web, address, name, arguments[1], at, pause, samples);
        user.signIn();
        all.add(user);
      }
      System.out.println(
          users + " people have signed in; a page every " + pause.toSeconds() + " s each.");
      all.forEach(threads::execute);
      TimeUnit.SECONDS.sleep(seconds);
      threads.shutdownNow();
    }
    samples.report().forEach(System.out::println);
    System.exit(samples.errors() == 0 ? 0 : 1);
  }
}
