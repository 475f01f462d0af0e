package org.allway.server.store;

import java.util.List;
import org.allway.diagnostic.Diagnostic;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;
import org.allway.plan.Planner;
import org.allway.server.knowledge.KnowledgeFolder;

/** The bundled knowledge, compiled once for all tests. */
final class TestLibrary {

  static final Library LIBRARY = compiled();
  static final Planner PLANNER = new Planner(LIBRARY);

  private TestLibrary() {}

  private static Library compiled() {
    return switch (LibraryCompiler.compile(
        KnowledgeFolder.read(KnowledgeFolder.bundled(), "knowledge"))) {
      case LibraryCompiler.Result.Compiled(Library library, List<Diagnostic> _) -> library;
      case LibraryCompiler.Result.Refused(List<Diagnostic> faults) ->
          throw new IllegalStateException(faults.toString());
    };
  }
}
