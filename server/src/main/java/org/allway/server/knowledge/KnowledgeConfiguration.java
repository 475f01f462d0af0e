package org.allway.server.knowledge;

import java.util.List;
import java.util.stream.Collectors;
import org.allway.diagnostic.Diagnostic;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;
import org.allway.plan.Planner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The library and its planner: compiled once, and one for all threads. */
@Configuration(proxyBeanMethods = false)
class KnowledgeConfiguration {

  @Bean
  Library library() {
    List<KnowledgeText> texts = KnowledgeFolder.read(KnowledgeFolder.bundled(), "knowledge");
    return switch (LibraryCompiler.compile(texts)) {
      case LibraryCompiler.Result.Compiled(Library library, List<Diagnostic> _) -> library;
      case LibraryCompiler.Result.Refused(List<Diagnostic> faults) ->
          throw new IllegalStateException(
              "The knowledge folder does not compile; nothing is planned from it. See: allway"
                  + " verify\n"
                  + faults.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
    };
  }

  @Bean
  Planner planner(Library library) {
    return new Planner(library);
  }
}
