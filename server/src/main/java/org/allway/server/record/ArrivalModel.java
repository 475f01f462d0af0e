package org.allway.server.record;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.allway.fhir.intake.Fate;
import org.allway.fhir.intake.Report;

/**
 * A child that comes from another record system: what became of every resource, before anything is
 * kept.
 *
 * @param file that was read
 * @param chart as it would be taken over; empty if nothing makes a chart
 * @param trouble why it does not; empty if it does
 * @param notes what concerns the whole
 * @param groups what needs a person's eye first
 */
public record ArrivalModel(
    String file, Optional<String> chart, String trouble, List<String> notes, List<Group> groups) {

  /**
   * Resources with one fate.
   *
   * @param eye whether a person must look: something of it does not stand in the chart
   */
  public record Group(String words, boolean eye, List<Line> lines) {}

  /** One resource: what it is about, and what became of what it says. */
  public record Line(String resource, String about, List<String> fates) {}

  static ArrivalModel of(String file, String chart, Report report) {
    return new ArrivalModel(file, Optional.of(chart), "", report.notes(), groups(report));
  }

  static ArrivalModel nothing(String file, String words, Report report) {
    return new ArrivalModel(file, Optional.empty(), words, report.notes(), groups(report));
  }

  private static List<Group> groups(Report report) {
    return Arrays.stream(Report.Group.values())
        .map(group ->
            new Group(
                group.words,
                needsEye(group),
                report.lines().stream()
                    .filter(line -> line.group() == group)
                    .map(line ->
                        new Line(
                            line.resource(),
                            line.about(),
                            line.fates().stream().map(Fate::words).toList()))
                    .toList()))
        .filter(group -> !group.lines().isEmpty())
        .toList();
  }

  private static boolean needsEye(Report.Group group) {
    return switch (group) {
      case CONTRADICTION, IMPOSSIBLE, NOT_UNDERSTOOD -> true;
      case TAKEN, DUPLICATE, SUPERSEDED, RETRACTED, UNREAD, NOT_NEEDED -> false;
    };
  }
}
