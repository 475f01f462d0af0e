package org.allway.server.child;

import org.allway.server.store.ChildId;
import org.allway.words.Words;

/** The pages about one child, in the order of their tabs. */
public enum Tab {
  OVERVIEW(""),
  TODAY("/today"),
  RECORD("/record"),
  DECISIONS("/decisions"),
  HISTORY("/history"),
  DOCUMENTS("/documents"),
  MESSAGES("/messages");

  private final String rest;

  Tab(String rest) {
    this.rest = rest;
  }

  public Words label() {
    return switch (this) {
      case OVERVIEW -> new Words("Overview", "Resumen");
      case TODAY -> new Words("Today", "Hoy");
      case RECORD -> new Words("Record", "Anotar");
      case DECISIONS -> new Words("Decisions", "Decisiones");
      case HISTORY -> new Words("History", "Historia");
      case DOCUMENTS -> new Words("Documents", "Documentos");
      case MESSAGES -> new Words("Messages", "Mensajes");
    };
  }

  public String path(ChildId child) {
    return "/children/" + child + rest;
  }
}
