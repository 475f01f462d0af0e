package org.allway.scenario;

import java.util.List;
import java.util.function.Supplier;
import org.allway.diagnostic.Place;
import org.allway.library.KnowledgeFile;
import org.allway.library.Library;
import org.allway.yaml.YamlNode;

/**
 * One change of the clinical text, as a slip of the pen would make it: what the compiler, the
 * proofs or the scenarios should notice.
 *
 * @param was what stands there
 * @param now what stands in its place; empty if nothing does
 * @param around the places of what is changed and of all that it stands in, the nearest first
 * @param file the file in which it stands
 * @param content makes the content of the file with this one change
 */
public record Mutation(
    Kind kind,
    Place place,
    String was,
    String now,
    List<Place> around,
    KnowledgeFile file,
    Supplier<YamlNode.Mapping> content) {

  /** The slips that are tried. */
  public enum Kind {
    NUMBER_UP("number-up"),
    NUMBER_DOWN("number-down"),
    BOUND_UP("bound-up"),
    BOUND_DOWN("bound-down"),
    COMPARISON("comparison"),
    AND_OR("and-or"),
    NOT_REMOVED("not-removed"),
    ARITHMETIC("arithmetic"),
    CODE_REMOVED("code-removed"),
    CONDITION_DROPPED("condition-dropped"),
    RESULTS_SWAPPED("results-swapped"),
    ROW_DELETED("row-deleted"),
    LINE_DELETED("line-deleted"),
    BAND_DELETED("band-deleted"),
    ITEM_REMOVED("item-removed"),
    DAY_ADDED("day-added"),
    DAY_REMOVED("day-removed"),
    CAP_REMOVED("cap-removed"),
    UNIT("unit"),
    ROUTE("route"),
    FLAG("flag");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** Its name, which stays. */
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * Every mutation of what some protocol of a library uses, in the order of the files.
   *
   * @param library what the files compile to
   */
  public static List<Mutation> of(List<KnowledgeFile> files, Library library) {
    return Mutations.of(files, library);
  }

  /** The file with this one change. */
  public KnowledgeFile changed() {
    return file.with(content.get());
  }

  @Override
  public String toString() {
    return place + ": " + kind + ": " + was + " -> " + (now.isEmpty() ? "(nothing)" : now);
  }
}
