package org.allway.fhir.intake;

import java.util.List;

/** What became of one thing that a resource says. */
public sealed interface Fate {

  /** In words, as a report shows it. */
  String words();

  /**
   * It stands in the chart.
   *
   * @param as what stands there, as the chart writes it
   * @param remarks what a person should know of how it was read; empty if nothing
   */
  record Taken(String as, List<String> remarks) implements Fate {
    @Override
    public String words() {
      return "taken as " + as + (remarks.isEmpty() ? "" : " (" + String.join("; ", remarks) + ")");
    }
  }

  /** Another resource says the same; that one was taken. */
  record Duplicate(String as, String of) implements Fate {
    @Override
    public String words() {
      return "the same as " + of + ": " + as;
    }
  }

  /** A newer version or a later result stands in its place. */
  record Superseded(String as, String by) implements Fate {
    @Override
    public String words() {
      return (as.isEmpty() ? "" : as + ": ") + "superseded by " + by;
    }
  }

  /** The sender took it back, or it never came about. */
  record Retracted(String status) implements Fate {
    @Override
    public String words() {
      return "not taken: the sender marked it '" + status + "'";
    }
  }

  /** A value that cannot be. */
  record Impossible(String why) implements Fate {
    @Override
    public String words() {
      return "not taken: " + why;
    }
  }

  /** Two resources contradict each other, and nothing tells which is right: a person must. */
  record Contradiction(String as, String other) implements Fate {
    @Override
    public String words() {
      return "not taken: " + as + " contradicts " + other + "; decide and record it by hand";
    }
  }

  /** It says something that this reader cannot make out. */
  record NotUnderstood(String why) implements Fate {
    @Override
    public String words() {
      return "not understood: " + why;
    }
  }

  /** It is of a kind from which nothing is taken, whatever it says. */
  record Unread() implements Fate {
    @Override
    public String words() {
      return "not read: nothing is taken from resources of this kind";
    }
  }

  /** It was understood; a chart has no place for it, or needs none. */
  record NotNeeded(String why) implements Fate {
    @Override
    public String words() {
      return "not needed: " + why;
    }
  }
}
