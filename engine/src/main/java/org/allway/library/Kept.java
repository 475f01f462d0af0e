package org.allway.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;

/**
 * The parts of a compiled library with what each was made from, so that a compiler of a slightly
 * different text makes only those parts anew whose texts, or the parts they rest on, are others.
 */
final class Kept {

  private final Map<String, Part> before;
  private final Map<String, Part> parts = new HashMap<>();

  /** One part, what it was made from and what was said of it. */
  private record Part(List<?> from, Object made, List<Diagnostic> said) {}

  private Kept(Map<String, Part> before) {
    this.before = before;
  }

  /** Nothing is kept from before. */
  static Kept nothing() {
    return new Kept(Map.of());
  }

  /** For another compilation, which may take over what this one has made. */
  Kept next() {
    return new Kept(parts);
  }

  /**
   * A part, made or taken over.
   *
   * @param name names the part, and always a part of this kind
   * @param from all that it depends on
   */
  <T> T part(
      String name, Class<T> kind, List<?> from, Diagnostics all, Function<Diagnostics, T> make) {
    Part known = before.get(name);
    if (known == null || !same(known.from(), from)) {
      Diagnostics own = new Diagnostics();
      T made = make.apply(own);
      known = new Part(new ArrayList<>(from), made, own.all());
    }
    parts.put(name, known);
    all.add(known.said());
    return kind.cast(known.made());
  }

  /** The very same objects; names and lists of names may also be equal. */
  private static boolean same(List<?> some, List<?> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      Object one = some.get(i);
      Object other = others.get(i);
      boolean words = one instanceof String || one instanceof List<?>;
      if (one != other && !(words && one.equals(other))) {
        return false;
      }
    }
    return true;
  }
}
