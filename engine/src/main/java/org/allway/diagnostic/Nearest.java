package org.allway.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the known name that a misspelt one most likely meant. */
public final class Nearest {

  private static final int SHOWN_AT_MOST = 20;

  private Nearest() {}

  /** "Did you mean 'x'?", or the list of names if none is near and the list is short. */
  public static String hint(String found, Collection<String> known) {
    String wanted = found.toLowerCase(Locale.ROOT);
    int allowed = wanted.length() < 3 ? 0 : (wanted.length() + 1) / 3;
    List<String> near =
        known.stream()
            .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= allowed)
            .sorted(
                Comparator.comparingInt(
                        (String name) -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(1)
            .toList();
    if (!near.isEmpty()) {
      return "Did you mean '" + near.getFirst() + "'?";
    }
    if (known.isEmpty()) {
      return "";
    }
    List<String> sorted = known.stream().sorted().toList();
    String shown = String.join(", ", sorted.subList(0, Math.min(SHOWN_AT_MOST, sorted.size())));
    return sorted.size() > SHOWN_AT_MOST
        ? "Known are, among others: " + shown + "."
        : "Expected one of: " + shown + ".";
  }

  /** Edit distance (insert, delete, replace, swap of neighbours; Damerau 1964). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
