package org.allway.server.order;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allway.server.child.ChildFrame;
import org.allway.server.entry.Line;
import org.allway.server.order.TodayModel.Mark;
import org.allway.server.order.TodayModel.Product;
import org.allway.words.Words;

/**
 * An order beyond the plan: first the drug, then how much, then what the checks say, then the
 * signature.
 *
 * @param wanted what was searched for
 * @param found drugs of the formulary that fit
 * @param chosen the drug that is ordered, once it is
 * @param checked whether the checks have been asked about exactly this
 */
public record ExtraModel(
    ChildFrame frame,
    UUID child,
    long version,
    LocalDate day,
    String wanted,
    List<Found> found,
    Optional<Chosen> chosen,
    boolean checked,
    List<Mark> findings,
    List<String> unknown,
    List<Words> faults,
    boolean conflict,
    List<Line> changed,
    List<Product> products,
    Map<String, String> typed) {

  public record Found(String id, String label, String of) {}

  public record Chosen(String id, String label, String unit, List<Way> ways) {}

  /** A route by which the formulary has the drug. */
  public record Way(String route, String label) {}

  /** Whether somebody can sign it, with reasons where they are asked. */
  public boolean signable() {
    return checked
        && findings.stream().noneMatch(one -> one.level().equals("stop") && one.absolute());
  }
}
