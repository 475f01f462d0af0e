package org.allway.server.child;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.allway.library.Source;
import org.allway.plan.Finding;
import org.allway.words.Words;

/**
 * A finding as a page shows it.
 *
 * @param number its place among the findings of the plan, by which its reasons are asked for
 */
public record Notice(int number, Finding finding, List<Source> sources) {

  public boolean stop() {
    return finding.level() == Finding.Level.STOP;
  }

  public boolean warn() {
    return finding.level() == Finding.Level.WARN;
  }

  public Words level() {
    return switch (finding.level()) {
      case STOP -> new Words("Stop", "Alto");
      case WARN -> new Words("Warning", "Aviso");
      case INFO -> new Words("Note", "Nota");
    };
  }

  /** All findings of a plan, stops first. */
  static List<Notice> of(Sight sight) {
    List<Finding> findings = sight.plan().findings();
    List<Notice> notices = new ArrayList<>();
    for (Finding.Level level : Finding.Level.values()) {
      IntStream.range(0, findings.size())
          .filter(i -> findings.get(i).level() == level)
          .forEach(i ->
              notices.add(new Notice(i, findings.get(i), sources(sight, findings.get(i).cites()))));
    }
    return notices;
  }

  static List<Source> sources(Sight sight, List<String> cites) {
    return cites.stream()
        .flatMap(
            key -> Optional.ofNullable(sight.made().index().library().sources().get(key)).stream())
        .toList();
  }
}
