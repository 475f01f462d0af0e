package org.allway.library;

import java.util.List;

/**
 * Compiles variants of some texts: only what a variant changes, and what rests on it, is compiled
 * again. Serves any number of threads.
 */
public final class Recompiler {

  private final Kept base = Kept.nothing();

  public Recompiler(List<KnowledgeFile> files) {
    LibraryCompiler.compile(files, base);
  }

  /** Compiles the files of the base, some of them changed. */
  public LibraryCompiler.Result compile(List<KnowledgeFile> files) {
    return LibraryCompiler.compile(files, base.next());
  }
}
