package org.allway.server.knowledge;

import java.util.List;
import java.util.stream.Collectors;
import org.allway.diagnostic.Diagnostic;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;
import org.allway.plan.Planner;

/** The knowledge folder, ready to plan with. */
record Compiled(Library library, Planner planner) {

  /**
   * Reads and compiles the bundled folder.
   *
   * @throws IllegalStateException if it does not compile
   */
  static Compiled bundled() {
    List<KnowledgeText> texts = KnowledgeFolder.read(KnowledgeFolder.bundled(), "knowledge");
    return switch (LibraryCompiler.compile(texts)) {
      case LibraryCompiler.Result.Compiled(Library library, List<Diagnostic> _) ->
          new Compiled(library, new Planner(library));
      case LibraryCompiler.Result.Refused(List<Diagnostic> faults) ->
          throw new IllegalStateException(
              "The knowledge folder does not compile; nothing is planned from it. See: allway"
                  + " verify\n"
                  + faults.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
    };
  }
}
