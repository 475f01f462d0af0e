package org.allway.comparison;

import static org.allway.comparison.Difference.Aspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allway.library.Centre;
import org.allway.library.Element;
import org.allway.library.Evidence;
import org.allway.library.Protocol;
import org.allway.library.Row;
import org.allway.library.Table;
import org.allway.rule.Numbers;
import org.allway.rule.Rule;

/** Holds what stands outside the phases against each other: rules of protocols, routines. */
final class Rules {

  private Rules() {}

  /**
   * Who is treated, what is given throughout, when it ends. Risk tables only of one protocol: those
   * of different ones differ in every row.
   */
  static List<Difference> differences(Protocol a, Protocol b) {
    List<Difference> all = new ArrayList<>();
    compare("who is treated", Aspect.WHO, eligible(a), eligible(b), all);
    if (a.id().equals(b.id())) {
      compare("risk groups", Aspect.RISK, risk(a), risk(b), all);
    }
    Lines.throughout(throughout(a), throughout(b), all);
    compare("end of therapy", Aspect.END, end(a), end(b), all);
    compare("what ends the protocol", Aspect.LEAVE, leaves(a), leaves(b), all);
    compare("", Aspect.LIMIT, limits(a), limits(b), all);
    return List.copyOf(all);
  }

  private static Map<String, Said> eligible(Protocol protocol) {
    Map<String, Said> all = new LinkedHashMap<>();
    for (Protocol.Requirement one : protocol.eligible()) {
      all.put(one.require().source(), new Said(one.require().source(), one.evidence()));
    }
    return all;
  }

  private static Map<String, Said> risk(Protocol protocol) {
    Map<String, Said> all = new LinkedHashMap<>();
    for (Protocol.Definition one : protocol.definitions()) {
      rows(one.symbol().name(), one.table(), Rule::source, all);
    }
    for (Protocol.Stage stage : protocol.stages()) {
      rows(stage.id(), stage.table(), group -> group, all);
    }
    return all;
  }

  private interface Shown<R> {
    String words(R result);
  }

  private static <R> void rows(String table, Table<R> rows, Shown<R> shown, Map<String, Said> all) {
    for (Row<R> row : rows.rows()) {
      String when = row.when().source().equals("true") ? "otherwise" : row.when().source();
      String text = table + ": " + shown.words(row.then()) + " if " + when;
      all.put(text, new Said(text, row.evidence()));
    }
  }

  private static Map<String, Element.Medication> throughout(Protocol protocol) {
    Map<String, Element.Medication> all = new LinkedHashMap<>();
    for (Protocol.Throughout one : protocol.throughout()) {
      String from = "daily from day " + one.day() + " of " + one.phase();
      all.put(
          all.containsKey(from) ? from + ", " + one.element().drug().id() : from, one.element());
    }
    return all;
  }

  private static Map<String, Said> end(Protocol protocol) {
    Map<String, Said> all = new LinkedHashMap<>();
    Protocol.Duration duration = protocol.duration();
    if (duration.withLastPhase()) {
      all.put("end", new Said("with the last phase", Evidence.NONE));
    }
    for (Row<Integer> row : duration.years().rows()) {
      String when = row.when().source().equals("true") ? "otherwise" : "if " + row.when().source();
      String years =
          row.then() == Protocol.Duration.OPEN
              ? "no end stated"
              : row.then() + " years from day 1 of " + duration.from();
      all.put(years + " " + when, new Said(years + ", " + when, row.evidence()));
    }
    return all;
  }

  private static Map<String, Said> leaves(Protocol protocol) {
    Map<String, Said> all = new LinkedHashMap<>();
    for (Protocol.Leave one : protocol.leaves()) {
      all.put(one.when().source(), new Said(one.when().source(), one.evidence()));
    }
    return all;
  }

  private static Map<String, Said> limits(Protocol protocol) {
    Map<String, Said> all = new LinkedHashMap<>();
    protocol
        .limits()
        .forEach((exposure, most) ->
            all.put(exposure, new Said("at most " + Numbers.text(most), Evidence.NONE)));
    return all;
  }

  static List<Difference> differences(Centre a, Centre b) {
    List<Difference> all = new ArrayList<>();
    compare("", Aspect.ROUTINE, routine(a), routine(b), all);
    return List.copyOf(all);
  }

  private static Map<String, Said> routine(Centre centre) {
    Map<String, Said> all = new LinkedHashMap<>();
    centre.choices().forEach((choice, option) -> put(all, choice, option));
    put(all, "body surface", centre.bodySize());
    put(all, "counts valid for", centre.labValidDays() + " days");
    put(all, "doses found within", centre.givingWindowDays() + " days");
    put(
        all,
        "counts and doses by",
        centre.titration().isEmpty() ? "the protocol" : centre.titration());
    centre
        .checks()
        .forEach((check, level) ->
            put(all, check, level.map(one -> one.name().toLowerCase(Locale.ROOT)).orElse("off")));
    return all;
  }

  private static void put(Map<String, Said> all, String of, String text) {
    all.put(of, new Said(text, Evidence.NONE));
  }

  /**
   * Compares what stands under the same key.
   *
   * @param of what all of it is about; empty if each key names that itself
   */
  private static void compare(
      String of, Aspect aspect, Map<String, Said> a, Map<String, Said> b, List<Difference> all) {
    Set<String> keys = new LinkedHashSet<>(a.keySet());
    keys.addAll(b.keySet());
    for (String key : keys) {
      Optional<Said> one = Optional.ofNullable(a.get(key));
      Optional<Said> other = Optional.ofNullable(b.get(key));
      if (!one.map(Said::text).equals(other.map(Said::text))) {
        all.add(new Difference(of.isEmpty() ? key : of, aspect, one, other));
      }
    }
  }
}
