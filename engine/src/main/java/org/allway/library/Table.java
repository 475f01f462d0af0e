package org.allway.library;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.allway.rule.Frame;
import org.allway.rule.Rule;
import org.allway.rule.Value;

/** A decision table: read from the top, the first row that holds decides. */
public record Table<R>(List<Row<R>> rows) {

  private static boolean alike(Object one, Object other) {
    if (one instanceof Rule a && other instanceof Rule b) {
      return a.sameResult(b);
    }
    return one.equals(other);
  }

  /**
   * The conditions that were read to reach a row: its own first, then those of the rows above it.
   */
  public List<Rule> readFor(Row<R> row) {
    List<Rule> read = new ArrayList<>();
    read.add(row.when());
    for (Row<R> above : rows) {
      if (above.equals(row)) {
        break;
      }
      read.add(above.when());
    }
    return read;
  }

  /** What a table says of one child. */
  public sealed interface Verdict<R> {

    /** One row decides, or all rows that still could agree. */
    record Decided<R>(Row<R> row) implements Verdict<R> {}

    /**
     * These rows could still decide.
     *
     * @param missing for each of them, the facts that its condition lacks; none for one that surely
     *     holds
     */
    record Open<R>(List<Row<R>> possible, List<Set<String>> missing) implements Verdict<R> {

      /** All facts that could tell. */
      public Set<String> needs() {
        Set<String> all = new LinkedHashSet<>();
        missing.forEach(all::addAll);
        return all;
      }
    }

    /** No row holds. */
    record Silent<R>() implements Verdict<R> {}
  }

  /**
   * Decides with unknown as a value: a row that is unknown may or may not be the one, so the search
   * goes on behind it, up to the first row that surely holds.
   */
  public Verdict<R> decide(Frame frame) {
    List<Row<R>> possible = new ArrayList<>(rows.size());
    List<Set<String>> lacks = new ArrayList<>(rows.size());
    boolean closed = false;
    for (Row<R> row : rows) {
      Value value = row.when().evaluate(frame);
      if (value.isTrue()) {
        if (possible.isEmpty()) {
          return new Verdict.Decided<>(row);
        }
        possible.add(row);
        lacks.add(Set.of());
        closed = true;
        break;
      }
      if (value instanceof Value.Unknown(Set<String> missing, var _)) {
        possible.add(row);
        lacks.add(missing);
      }
    }
    if (possible.isEmpty()) {
      return new Verdict.Silent<>();
    }
    R first = possible.getFirst().then();
    if (closed && possible.stream().allMatch(row -> alike(row.then(), first))) {
      return new Verdict.Decided<>(possible.getLast());
    }
    return new Verdict.Open<>(possible, lacks);
  }
}
