package org.allway.server.child;

import org.allway.server.store.ChildId;
import org.allway.words.Words;

/** The pages about one child, in the order of their tabs. */
public enum Tab {
  OVERVIEW("", new Words("Overview", "Resumen")),
  TODAY("/today", new Words("Today", "Hoy")),
  RECORD("/record", new Words("Record", "Anotar")),
  DECISIONS("/decisions", new Words("Decisions", "Decisiones")),
  HISTORY("/history", new Words("History", "Historia")),
  DOCUMENTS("/documents", new Words("Documents", "Documentos")),
  MESSAGES("/messages", new Words("Messages", "Mensajes"));

  private final String rest;
  private final Words label;

  Tab(String rest, Words label) {
    this.rest = rest;
    this.label = label;
  }

  public Words label() {
    return label;
  }

  public String path(ChildId child) {
    return "/children/" + child + rest;
  }
}
