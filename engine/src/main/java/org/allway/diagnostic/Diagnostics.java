package org.allway.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects messages while a text is read, so that a reader learns of all its faults at once. */
public final class Diagnostics {

  private final List<Diagnostic> messages = new ArrayList<>();

  public void error(String code, Place place, String message, String remedy) {
    messages.add(new Diagnostic(Severity.ERROR, code, place, message, remedy));
  }

  public void warning(String code, Place place, String message, String remedy) {
    messages.add(new Diagnostic(Severity.WARNING, code, place, message, remedy));
  }

  /** Messages that another has found. */
  public void add(List<Diagnostic> found) {
    messages.addAll(found);
  }

  /** A name that is not known, with the nearest that is. */
  public void unknownName(
      String code, Place place, String kind, String found, Collection<String> known) {
    error(code, place, kind + " '" + found + "' is not known.", Nearest.hint(found, known));
  }

  public boolean hasErrors() {
    return messages.stream().anyMatch(m -> m.severity() == Severity.ERROR);
  }

  public List<Diagnostic> all() {
    return List.copyOf(messages);
  }
}
