package org.allway.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** A folder for the store of one application under test; removed when the application ends. */
public final class FreshStore
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    try {
      Path folder = Files.createTempDirectory("allway-test");
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "fresh store", Map.of("allway.store.directory", folder.toString())));
      context.addApplicationListener(event -> {
        if (event instanceof org.springframework.context.event.ContextClosedEvent) {
          Runtime.getRuntime()
              .addShutdownHook(
                  new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
