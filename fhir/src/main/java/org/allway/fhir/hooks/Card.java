package org.allway.fhir.hooks;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/**
 * One thing that a clinician is told.
 *
 * @param uuid by which feedback names it; the same for the same thing in the same call
 * @param summary at most 140 characters
 * @param detail Markdown
 * @param suggestions what can be done with one click
 * @param anyNumber whether several suggestions can be taken
 * @param reasons with which it can be passed by; none where nobody may
 */
public record Card(
    String uuid,
    String summary,
    String detail,
    Indicator indicator,
    Source source,
    List<Suggestion> suggestions,
    boolean anyNumber,
    List<Reason> reasons,
    List<Link> links) {

  private static final int LONGEST = 140;

  public Card {
    summary = cut(summary);
  }

  /** How much it matters. */
  public enum Indicator {
    INFO,
    WARNING,
    CRITICAL
  }

  /**
   * Where it comes from.
   *
   * @param url of the first source; empty if none is public
   * @param topic the finding's code; empty if it is none
   */
  public record Source(String label, String url, String topic) {}

  /** What a click does; all actions together. */
  public record Suggestion(String uuid, String label, boolean recommended, List<Action> actions) {}

  /** One change to what is being ordered. */
  public sealed interface Action {

    String description();

    record Create(String description, Resource resource) implements Action {}

    record Update(String description, Resource resource) implements Action {}

    /** The id as {@code MedicationRequest/1}. */
    record Delete(String description, String resourceId) implements Action {}
  }

  /** A reason to pass it by. */
  public record Reason(String code, String display) {}

  /** A page to open. */
  public record Link(String label, String url) {}

  /** The same with one more page to open. */
  public Card with(Link link) {
    List<Link> more = new ArrayList<>(links);
    more.add(link);
    return new Card(
        uuid, summary, detail, indicator, source, suggestions, anyNumber, reasons, more);
  }

  /** Whether nobody may pass it by. */
  public boolean absolute() {
    return indicator == Indicator.CRITICAL && reasons.isEmpty();
  }

  /** Cut at a word. */
  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int space = text.lastIndexOf(' ', LONGEST - 1);
    return text.substring(0, space > 0 ? space : LONGEST - 1) + "…";
  }
}
