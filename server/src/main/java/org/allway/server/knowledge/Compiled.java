package org.allway.server.knowledge;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.allway.diagnostic.Diagnostic;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;
import org.allway.plan.Planner;

/** The knowledge folder, ready to plan with. */
record Compiled(WrittenKnowledge written, Library library, Planner planner) {

  /**
   * Reads and compiles a folder.
   *
   * @throws UnusableKnowledge if it cannot be read or does not compile
   */
  static Compiled of(Path folder) {
    List<KnowledgeText> texts = texts(folder);
    return switch (LibraryCompiler.compile(texts)) {
      case LibraryCompiler.Result.Compiled(Library library, List<Diagnostic> _) ->
          new Compiled(new WrittenKnowledge(texts), library, new Planner(library));
      case LibraryCompiler.Result.Refused(List<Diagnostic> faults) ->
          throw new UnusableKnowledge(
              "The knowledge folder does not compile; nothing is planned from it. See: allway"
                  + " verify\n"
                  + faults.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
    };
  }

  private static List<KnowledgeText> texts(Path folder) {
    try {
      return KnowledgeFolder.read(folder, "knowledge");
    } catch (KnowledgeFolder.UnreadableFolder e) {
      throw new UnusableKnowledge(String.valueOf(e.getMessage()));
    }
  }
}
