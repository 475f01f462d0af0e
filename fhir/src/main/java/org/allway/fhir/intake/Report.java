package org.allway.fhir.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of every resource.
 *
 * @param lines one a resource, in the order in which they were found
 * @param notes what concerns the whole: a missing date of birth, a child that died
 */
public record Report(List<Line> lines, List<String> notes) {

  /** So many of one kind and fate are listed one by one, where nobody has to look at them. */
  private static final int LISTED = 3;

  /**
   * One resource.
   *
   * @param source the file that it stood in
   * @param resource its type and id, such as {@code Observation/12}
   * @param about what it is about, in its own words; empty if it has none
   * @param fates what became of what it says; never empty
   */
  public record Line(String source, String resource, String about, List<Fate> fates) {

    /** The one group that a summary counts it in. */
    public Group group() {
      return Group.of(fates);
    }
  }

  /** How a summary counts resources; the first that any part of a resource belongs to. */
  public enum Group {
    CONTRADICTION("contradict each other, not taken"),
    IMPOSSIBLE("outside what is possible, not taken"),
    NOT_UNDERSTOOD("not understood"),
    TAKEN("taken"),
    DUPLICATE("duplicates"),
    SUPERSEDED("superseded by newer ones"),
    RETRACTED("taken back by the sender"),
    UNREAD("of kinds that are not read"),
    NOT_NEEDED("not needed for a chart");

    public final String words;

    Group(String words) {
      this.words = words;
    }

    /** Trouble first: a resource of which a part was not understood counts as that. */
    static Group of(List<Fate> fates) {
      return fates.stream().map(Group::of).min(Enum::compareTo).orElse(NOT_NEEDED);
    }

    private static Group of(Fate fate) {
      return switch (fate) {
        case Fate.Contradiction _ -> CONTRADICTION;
        case Fate.Impossible _ -> IMPOSSIBLE;
        case Fate.NotUnderstood _ -> NOT_UNDERSTOOD;
        case Fate.Taken _ -> TAKEN;
        case Fate.Duplicate _ -> DUPLICATE;
        case Fate.Superseded _ -> SUPERSEDED;
        case Fate.Retracted _ -> RETRACTED;
        case Fate.Unread _ -> UNREAD;
        case Fate.NotNeeded _ -> NOT_NEEDED;
      };
    }
  }

  /** How many resources each group holds; groups without one are left out. */
  public Map<Group, Integer> counts() {
    Map<Group, Integer> counts = new LinkedHashMap<>();
    for (Group group : Group.values()) {
      int count = (int) lines.stream().filter(line -> line.group() == group).count();
      if (count > 0) {
        counts.put(group, count);
      }
    }
    return counts;
  }

  /** Whether anything of any resource was taken. */
  public boolean tookAnything() {
    return lines.stream()
        .flatMap(line -> line.fates().stream())
        .anyMatch(Fate.Taken.class::isInstance);
  }

  /** Two or three lines: what a person must know at once. */
  public String summary() {
    StringBuilder text = new StringBuilder();
    text.append(lines.size()).append(" resources: ");
    text.append(
        counts().entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey().words)
            .collect(Collectors.joining(", ")));
    text.append(".\n");
    notes.forEach(note -> text.append("  ").append(note).append('\n'));
    return text.toString();
  }

  /**
   * Everything, resource by resource; what needs a person's eye first. What nobody has to look at
   * is counted where it is much.
   */
  public String text() {
    StringBuilder text = new StringBuilder(summary());
    for (Group group : Group.values()) {
      List<Line> some = lines.stream().filter(line -> line.group() == group).toList();
      if (some.isEmpty()) {
        continue;
      }
      text.append('\n').append(capital(group.words)).append('\n');
      boolean aside = group == Group.UNREAD || group == Group.NOT_NEEDED;
      some.stream()
          .collect(Collectors.groupingBy(Report::alike, LinkedHashMap::new, Collectors.toList()))
          .values()
          .forEach(alike -> {
            if (aside && alike.size() > LISTED) {
              text.append("  ").append(alike.size()).append(" x ").append(type(alike.getFirst()));
              fates(alike.getFirst(), text.append('\n'));
            } else {
              alike.forEach(line -> line(line, text));
            }
          });
    }
    return text.toString();
  }

  private static void line(Line line, StringBuilder text) {
    text.append("  ").append(line.resource());
    text.append(line.about().isEmpty() ? "" : "  " + line.about()).append('\n');
    fates(line, text);
  }

  private static void fates(Line line, StringBuilder text) {
    line.fates().forEach(fate -> text.append("      ").append(fate.words()).append('\n'));
  }

  private static String type(Line line) {
    return line.resource().split("/", 2)[0];
  }

  /** What lines have in common that can stand as one. */
  private static List<Object> alike(Line line) {
    return List.of(type(line), line.fates());
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
