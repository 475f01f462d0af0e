package org.allway.server.child;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.allway.roadmap.Roadmap;
import org.allway.rule.Numbers;
import org.allway.server.child.Counts.Point;
import org.allway.server.child.Counts.Series;
import org.allway.server.child.Counts.Shares;
import org.allway.titration.Course;
import org.allway.titration.Outlook;
import org.allway.titration.Step;
import org.allway.wording.Wording;
import org.allway.words.Language;
import org.allway.words.Words;

/**
 * The counts in numbers: what the picture shows, for whoever reads rather than sees it.
 *
 * @param heads of the columns behind the day
 * @param rows the newest first
 * @param next what would change the doses next
 */
public record CountsTable(List<String> heads, List<Row> rows, List<String> next) {

  /** One day. */
  public record Row(String day, List<String> values, String because) {}

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  static CountsTable of(Counts counts, Sight sight, Language language) {
    Wording wording = new Wording(language);
    Roadmap roadmap = sight.plan().roadmap();
    List<Series> series =
        Stream.concat(counts.series().stream(), counts.residual().stream()).toList();
    List<String> heads = new ArrayList<>();
    for (Series one : series) {
      heads.add(wording.say(one.fact().label()) + (one.unit().isEmpty() ? "" : ", " + one.unit()));
    }
    for (Shares one : counts.shares()) {
      heads.add(wording.say(one.drug().drug().label()) + " " + one.drug().route() + ", %");
    }
    TreeSet<LocalDate> days = new TreeSet<>();
    series.forEach(one -> one.points().forEach(point -> days.add(point.on())));
    List<Row> rows = new ArrayList<>();
    for (LocalDate day : days.reversed()) {
      List<String> values = new ArrayList<>();
      series.forEach(one -> values.add(on(one.points(), day)));
      counts.shares().forEach(one -> values.add(on(one.points(), day)));
      rows.add(new Row(wording.date(day), values, because(roadmap, day, wording)));
    }
    List<String> next = new ArrayList<>();
    for (Course course : roadmap.titrations()) {
      for (Outlook one : course.next()) {
        next.add(
            wording.say(one.text()).replace(">=", "≥").replace("<=", "≤")
                + Wording.mark(one.row().evidence().verified()));
      }
    }
    return new CountsTable(List.copyOf(heads), List.copyOf(rows), List.copyOf(next));
  }

  private static String on(List<Point> points, LocalDate day) {
    return points.stream()
        .filter(point -> point.on().equals(day))
        .map(point -> Numbers.text(point.value()))
        .findFirst()
        .orElse("");
  }

  /** What the counts of a day changed, or why they count for nothing. */
  private static String because(Roadmap roadmap, LocalDate day, Wording wording) {
    return roadmap.titrations().stream()
        .flatMap(course -> course.steps().stream())
        .filter(step -> step.day().equals(day))
        .flatMap(step -> words(step, wording).stream())
        .findFirst()
        .orElse("");
  }

  private static Optional<String> words(Step step, Wording wording) {
    if (step.outcome() instanceof Step.Outcome.Changed(var row)) {
      return Optional.of(wording.say(row.because()) + Wording.mark(row.evidence().verified()));
    }
    if (step.outcome() instanceof Step.Outcome.Lacks(var needs)) {
      return Optional.of(
          wording.say(new Words("cannot be told without ", "no se puede saber sin "))
              + String.join(", ", needs));
    }
    if (step.check() instanceof Step.Check.Skipped(var skip)) {
      return Optional.of(
          wording.say(new Words("not counted: ", "no cuenta: "))
              + wording.say(skip.because())
              + Wording.mark(skip.evidence().verified()));
    }
    return Optional.empty();
  }
}
