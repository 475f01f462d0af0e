package org.allway.server.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** A demo that names no store gets one of its own, which is gone when the server stops. */
public final class DemoStore implements EnvironmentPostProcessor {

  static final String DEMO = "allway.demo";
  private static final String DIRECTORY = "allway.store.directory";
  private static final String URL = "allway.store.url";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    boolean demo = environment.getProperty(DEMO, Boolean.class, false);
    boolean named =
        Stream.of(DIRECTORY, URL)
            .map(name -> environment.getProperty(name, ""))
            .anyMatch(value -> !value.isBlank());
    if (!demo || named) {
      return;
    }
    try {
      Path folder = Files.createTempDirectory("allway-demo-");
      SpringApplication.getShutdownHandlers().add(() -> remove(folder));
      environment
          .getPropertySources()
          .addFirst(new MapPropertySource("allway demo", Map.of(DIRECTORY, folder.toString())));
    } catch (IOException e) {
      throw new UncheckedIOException("The demo's folder cannot be made.", e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    } catch (IOException _) {
      // It lies among the temporary files of this machine, which are removed some day.
    }
  }
}
