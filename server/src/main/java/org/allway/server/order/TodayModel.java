package org.allway.server.order;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allway.server.child.ChildFrame;
import org.allway.server.entry.Line;
import org.allway.words.Words;

/**
 * One day of a child: what is planned, what is signed, what was given.
 *
 * @param version of the chart that the page was made from
 * @param now the time of the ward's clock, as a form's first value
 * @param earlier doses of the days before, of which nothing is recorded
 * @param labs the newest values
 * @param tests due on this day
 * @param care what else is done in these days
 * @param faults why something was not done
 * @param changed what others have recorded meanwhile
 * @param colleagues whom a giver can name as the second who checked
 * @param typed what was typed in a form that was not accepted, by its fields' names
 */
public record TodayModel(
    ChildFrame frame,
    UUID child,
    long version,
    LocalDate day,
    LocalDate today,
    String now,
    List<Row> rows,
    List<Earlier> earlier,
    List<Lab> labs,
    List<Test> tests,
    List<String> care,
    List<Words> faults,
    List<Line> changed,
    boolean conflict,
    List<String> colleagues,
    List<Product> products,
    May may,
    Map<String, String> typed) {

  /** What this person may do. */
  public record May(boolean prescribe, boolean verify, boolean give) {}

  /**
   * One giving.
   *
   * @param id of the row in the page
   * @param key of the planned dose; empty for what is beyond the plan
   * @param drug id in the formulary
   * @param how route and manner
   * @param basis how the amount was worked out
   * @param state where it stands, in words
   * @param look {@code open}, {@code signed}, {@code ready}, {@code done} or {@code off}
   * @param findings of the check, the gravest first
   * @param unknown checks that could not be decided, and for want of what
   * @param order the order's id; empty if there is none
   * @param steps who did what
   * @param reasons why stops are passed
   * @param does what this person can do with it
   * @param second whether a second person should check at the bedside
   * @param askProduct whether a check asks what is dispensed
   */
  public record Row(
      String id,
      String key,
      String drug,
      String label,
      String amount,
      String how,
      String basis,
      String why,
      boolean verified,
      String state,
      String look,
      List<Mark> findings,
      List<String> unknown,
      String order,
      List<String> steps,
      List<String> reasons,
      Does does,
      boolean second,
      boolean askProduct) {

    public boolean passable() {
      return findings.stream().noneMatch(mark -> mark.level().equals("stop") && mark.absolute());
    }
  }

  /**
   * What somebody can do with a row.
   *
   * @param own the order is this person's own, so that another must verify it
   */
  public record Does(
      boolean sign, boolean verify, boolean give, boolean cancel, boolean hold, boolean own) {}

  /**
   * What a check says.
   *
   * @param level {@code stop}, {@code warn} or {@code info}
   * @param needsReason whether signing all the same wants a reason
   */
  public record Mark(
      String level,
      String code,
      boolean absolute,
      String text,
      String action,
      boolean needsReason) {}

  /** Unrecorded doses of one drug from the days before. */
  public record Earlier(String label, String days, LocalDate first) {}

  public record Lab(String label, String value, LocalDate on, boolean old) {}

  public record Test(String label, boolean done) {}

  public record Product(String id, String label) {}
}
