package org.allway.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;

/** A PostgreSQL of its own for one application under test. */
public final class FreshPostgres
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    try {
      EmbeddedPostgres server = EmbeddedPostgres.builder().start();
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "fresh PostgreSQL",
                  Map.of(
                      "allway.store.url",
                      server.getJdbcUrl("postgres", "postgres"),
                      "allway.store.user",
                      "postgres",
                      "allway.store.password",
                      "postgres")));
      context.addApplicationListener(event -> {
        if (event instanceof ContextClosedEvent) {
          close(server);
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
