package org.allway.server.knowledge;

import java.nio.file.Path;
import java.util.Optional;
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
    Path folder =
        Optional.ofNullable(context.getEnvironment().getProperty("allway.knowledge"))
            .map(Path::of)
            .orElseGet(KnowledgeFolder::bundled);
    FutureTask<Compiled> compiling = new FutureTask<>(() -> Compiled.of(folder));
    Thread.ofPlatform().daemon().name("knowledge").start(compiling);
    context.registerBean(Compiled.class, () -> finished(compiling));
  }

  private static Compiled finished(FutureTask<Compiled> compiling) {
    try {
      return compiling.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnusableKnowledge trouble) {
        throw trouble;
      }
      throw new IllegalStateException("The knowledge folder could not be compiled.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while the knowledge folder was compiled.", e);
    }
  }
}
