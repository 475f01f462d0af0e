package org.allway.server.store;

import java.nio.file.Path;
import java.util.List;
import org.allway.diagnostic.Diagnostic;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;
import org.allway.server.knowledge.KnowledgeFolder;

/** Libraries for tests. */
public final class TestLibrary {

  private TestLibrary() {}

  /** The bundled knowledge, compiled once. */
  public static Library bundled() {
    return Once.BUNDLED;
  }

  /** A made-up protocol, which compiles in a moment. */
  public static Library tiny() {
    return compiled(KnowledgeFolder.bundled().resolveSibling("engine/src/test/resources/tiny"));
  }

  private static Library compiled(Path folder) {
    return switch (LibraryCompiler.compile(KnowledgeFolder.read(folder, "knowledge"))) {
      case LibraryCompiler.Result.Compiled(Library library, List<Diagnostic> _) -> library;
      case LibraryCompiler.Result.Refused(List<Diagnostic> faults) ->
          throw new IllegalStateException(faults.toString());
    };
  }

  private static final class Once {
    static final Library BUNDLED = compiled(KnowledgeFolder.bundled());
  }
}
