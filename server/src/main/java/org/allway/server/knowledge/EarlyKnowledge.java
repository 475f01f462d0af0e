package org.allway.server.knowledge;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Compiles the knowledge folder while Spring still looks for its parts: it is the longest single
 * step of a start, and needs nothing of the others.
 */
final class EarlyKnowledge implements ApplicationContextInitializer<GenericApplicationContext> {

  @Override
  public void initialize(GenericApplicationContext context) {
    FutureTask<Compiled> compiling = new FutureTask<>(Compiled::bundled);
    Thread.ofPlatform().daemon().name("knowledge").start(compiling);
    context.registerBean(Compiled.class, () -> finished(compiling));
  }

  private static Compiled finished(FutureTask<Compiled> compiling) {
    try {
      return compiling.get();
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      throw new IllegalStateException(cause.getMessage(), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while the knowledge folder was compiled.", e);
    }
  }
}
