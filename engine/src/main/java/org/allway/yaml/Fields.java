package org.allway.yaml;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Nearest;
import org.allway.diagnostic.Place;

/**
 * Reads the keys of one mapping and remembers which were asked for, so that {@link #done} can name
 * those that nobody understands. Every fault becomes a diagnostic; nothing is thrown.
 */
public final class Fields {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  private final YamlNode.Mapping mapping;
  private final Diagnostics diagnostics;
  private final Set<String> asked = new HashSet<>();

  public Fields(YamlNode.Mapping mapping, Diagnostics diagnostics) {
    this.mapping = mapping;
    this.diagnostics = diagnostics;
  }

  /** The fields of a node that should be a mapping; reported and empty if it is not. */
  public static Fields of(YamlNode node, String what, Diagnostics diagnostics) {
    if (node instanceof YamlNode.Mapping mapping) {
      return new Fields(mapping, diagnostics);
    }
    diagnostics.error(
        "NOT-A-MAP",
        node.place(),
        what + " should be keys and values, not " + node.described() + ".",
        "");
    return new Fields(new YamlNode.Mapping(Map.of(), node.place()), diagnostics);
  }

  public Place place() {
    return mapping.place();
  }

  public YamlNode.Mapping mapping() {
    return mapping;
  }

  public Diagnostics diagnostics() {
    return diagnostics;
  }

  public boolean has(String key) {
    asked.add(key);
    return mapping.entries().containsKey(key);
  }

  public Optional<YamlNode> node(String key) {
    asked.add(key);
    return Optional.ofNullable(mapping.entries().get(key)).map(YamlNode.Entry::value);
  }

  /** The value of a key that must be there. */
  public Optional<YamlNode> required(String key) {
    Optional<YamlNode> node = node(key);
    if (node.isEmpty()) {
      diagnostics.error("MISSING-KEY", place(), "'" + key + ":' is missing here.", "");
    }
    return node;
  }

  public Optional<YamlNode.Text> text(String key) {
    return node(key).flatMap(node -> textOf(node, "'" + key + "'"));
  }

  public Optional<YamlNode.Text> requiredText(String key) {
    return required(key).flatMap(node -> textOf(node, "'" + key + "'"));
  }

  public String string(String key, String otherwise) {
    return text(key).map(YamlNode.Text::text).orElse(otherwise);
  }

  public Optional<Fields> map(String key) {
    return node(key).map(node -> of(node, "'" + key + "'", diagnostics));
  }

  /** The items of a list; a single value counts as a list of one. */
  public List<YamlNode> list(String key) {
    return node(key)
        .map(node ->
            node instanceof YamlNode.Items(List<YamlNode> items, Place _) ? items : List.of(node))
        .orElse(List.of());
  }

  public List<YamlNode.Text> texts(String key) {
    List<YamlNode.Text> texts = new ArrayList<>();
    for (YamlNode node : list(key)) {
      textOf(node, "'" + key + "'").ifPresent(texts::add);
    }
    return texts;
  }

  public List<String> strings(String key) {
    return texts(key).stream().map(YamlNode.Text::text).toList();
  }

  public OptionalInt integer(String key) {
    Optional<YamlNode.Text> text = text(key);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseInt(text.get().text()));
    } catch (NumberFormatException _) {
      diagnostics.error(
          "NOT-A-NUMBER",
          text.get().place(),
          "'" + key + "' should be a whole number, not " + text.get().described() + ".",
          "");
      return OptionalInt.empty();
    }
  }

  public OptionalDouble number(String key) {
    Optional<YamlNode.Text> text = text(key);
    return text.isEmpty() ? OptionalDouble.empty() : numberOf(text.get(), "'" + key + "'");
  }

  public boolean flag(String key) {
    Optional<YamlNode.Text> text = text(key);
    if (text.isEmpty()) {
      return false;
    }
    String value = text.get().text();
    if (!value.equals("true") && !value.equals("false")) {
      diagnostics.error(
          "NOT-TRUE-OR-FALSE",
          text.get().place(),
          "'" + key + "' should be true or false, not " + text.get().described() + ".",
          "");
    }
    return value.equals("true");
  }

  public Optional<LocalDate> date(String key) {
    return text(key).flatMap(text -> dateOf(text, "'" + key + "'"));
  }

  /** All keys and values, for maps whose keys are names. */
  public Collection<YamlNode.Entry> entries() {
    mapping.entries().keySet().forEach(asked::add);
    return mapping.entries().values();
  }

  /** Reports every key that was never asked for. */
  public void done() {
    for (YamlNode.Entry entry : mapping.entries().values()) {
      if (!asked.contains(entry.key())) {
        diagnostics.error(
            "UNKNOWN-KEY",
            entry.place(),
            "The key '" + entry.key() + "' means nothing here.",
            Nearest.hint(entry.key(), new TreeSet<>(asked)));
      }
    }
  }

  public Optional<YamlNode.Text> textOf(YamlNode node, String what) {
    if (node instanceof YamlNode.Text text) {
      return Optional.of(text);
    }
    diagnostics.error(
        "NOT-A-TEXT",
        node.place(),
        what + " should be a single value, not " + node.described() + ".",
        "");
    return Optional.empty();
  }

  public OptionalDouble numberOf(YamlNode.Text text, String what) {
    try {
      double value = Double.parseDouble(text.text());
      if (Double.isFinite(value) && !text.text().endsWith("d") && !text.text().endsWith("f")) {
        return OptionalDouble.of(value);
      }
    } catch (NumberFormatException _) {
      // reported below
    }
    diagnostics.error(
        "NOT-A-NUMBER",
        text.place(),
        what + " should be a number, not " + text.described() + ".",
        "");
    return OptionalDouble.empty();
  }

  public Optional<LocalDate> dateOf(YamlNode.Text text, String what) {
    try {
      LocalDate date = LocalDate.parse(text.text());
      if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
        return Optional.of(date);
      }
      diagnostics.error(
          "NOT-A-DATE",
          text.place(),
          what + " cannot be in the year " + date.getYear() + ".",
          "Check the year.");
      return Optional.empty();
    } catch (DateTimeParseException _) {
      diagnostics.error(
          "NOT-A-DATE",
          text.place(),
          what + " should be a day of the calendar, not " + text.described() + ".",
          "Write year-month-day, such as 2026-01-31.");
      return Optional.empty();
    }
  }
}
