package org.allway.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allway.diagnostic.Place;
import org.allway.library.Days;
import org.allway.library.KnowledgeFile;
import org.allway.scenario.Mutation.Kind;
import org.allway.yaml.Cursor;
import org.allway.yaml.YamlNode;

/** The slips that a hand can make in one value of a file: in a number, a rule, a list of days. */
final class Slips {

  /** Codes in quotes and names are read over: what they hold is no number and no operator. */
  private static final Pattern RULE =
      Pattern.compile(
          "'[^']*'|[A-Za-z_]\\w*|\\[[^\\]]*\\]|\\d+(?:\\.\\d+)?|&&|\\|\\||[<>=!]=|[<>!+*/-]");

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
  private static final Pattern DAYS = Pattern.compile("\\d+");
  private static final Pattern CODE = Pattern.compile("'[^']*'");
  private static final Map<String, String> COMPARISONS =
      Map.of(">=", ">", "<=", "<", "==", "!=", "!=", "==", "<", "<=", ">", ">=");
  private static final Map<String, String> CONNECTIVES = Map.of("&&", "||", "||", "&&");
  private static final Map<String, String> ARITHMETIC =
      Map.of("+", "-", "-", "+", "*", "/", "/", "*");
  private static final Map<String, String> TIMES =
      Map.of("BID", "TID", "TID", "QID", "QID", "TID", "2", "3", "3", "4", "4", "3");

  private final KnowledgeFile file;
  private final List<Mutation> all;

  Slips(KnowledgeFile file, List<Mutation> all) {
    this.file = file;
    this.all = all;
  }

  /** Numbers, operators and codes of an expression. */
  void rule(Cursor cursor) {
    if (!(cursor.node() instanceof YamlNode.Text text)) {
      return;
    }
    Matcher matcher = RULE.matcher(text.text());
    while (matcher.find()) {
      String found = matcher.group();
      if (Character.isDigit(found.charAt(0))) {
        step(cursor, text, matcher, Kind.BOUND_UP, Kind.BOUND_DOWN);
      } else if (found.startsWith("[")) {
        codes(cursor, text, matcher);
      } else if (found.equals("!")) {
        replace(Kind.NOT_REMOVED, cursor, text, matcher, "");
      } else {
        other(COMPARISONS, Kind.COMPARISON, cursor, text, matcher);
        other(CONNECTIVES, Kind.AND_OR, cursor, text, matcher);
        other(ARITHMETIC, Kind.ARITHMETIC, cursor, text, matcher);
      }
    }
  }

  /** A condition that may be absent: an expression, or forgotten. */
  void condition(Cursor cursor) {
    rule(cursor);
    delete(Kind.CONDITION_DROPPED, cursor);
  }

  private void codes(Cursor cursor, YamlNode.Text text, Matcher list) {
    List<String> codes = CODE.matcher(list.group()).results().map(one -> one.group()).toList();
    for (int i = 0; i < codes.size() && codes.size() > 1; i++) {
      List<String> fewer = new ArrayList<>(codes);
      fewer.remove(i);
      replace(Kind.CODE_REMOVED, cursor, text, list, "[" + String.join(", ", fewer) + "]");
    }
  }

  private void other(
      Map<String, String> others, Kind kind, Cursor cursor, YamlNode.Text text, Matcher found) {
    String other = others.get(found.group());
    if (other != null) {
      replace(kind, cursor, text, found, other);
    }
  }

  /** Every number of a value, one step up and down. */
  void numbers(Cursor cursor) {
    steps(cursor, NUMBER, Kind.NUMBER_UP, Kind.NUMBER_DOWN);
  }

  /** The number with which an amount begins, and its unit. */
  void amount(Cursor cursor, boolean severalTimes) {
    if (!(cursor.node() instanceof YamlNode.Text text)) {
      return;
    }
    Matcher matcher = NUMBER.matcher(text.text());
    if (matcher.lookingAt()) {
      step(cursor, text, matcher, Kind.NUMBER_UP, Kind.NUMBER_DOWN);
    }
    unit(cursor, "/m2", "/kg");
    unit(cursor, "/kg", "/m2");
    unit(cursor, " mg", " ug");
    unit(cursor, " ug", " mg");
    if (severalTimes) {
      unit(cursor, "/day", "");
    }
  }

  /** The number with which an amount begins, one step down. */
  void less(Cursor cursor) {
    if (cursor.node() instanceof YamlNode.Text text) {
      Matcher matcher = NUMBER.matcher(text.text());
      if (matcher.lookingAt()) {
        next(matcher.group(), false)
            .ifPresent(next -> replace(Kind.NUMBER_DOWN, cursor, text, matcher, next));
      }
    }
  }

  private void unit(Cursor cursor, String was, String now) {
    if (cursor.node() instanceof YamlNode.Text text) {
      Matcher matcher = Pattern.compile(Pattern.quote(was) + "(?![a-z0-9])").matcher(text.text());
      if (matcher.find()) {
        replace(Kind.UNIT, cursor, text, matcher, now);
      }
    }
  }

  void times(Cursor cursor) {
    String other = TIMES.get(cursor.text());
    if (other != null) {
      add(Kind.NUMBER_UP, cursor.place(), cursor.text(), other, cursor, () -> cursor.with(other));
    }
  }

  /** Days or hours: each number, a day too many, a day too few. */
  void days(Cursor cursor) {
    List<Cursor> items = cursor.items();
    for (Cursor item : items) {
      int before = all.size();
      steps(item, DAYS, Kind.NUMBER_UP, Kind.NUMBER_DOWN);
      // Every 7 from 8 to 79 are the same days as to 78.
      Optional<Days> days = Days.parse(item.text());
      all.subList(before, all.size())
          .removeIf(slip -> days.isPresent() && Days.parse(changed(item, slip)).equals(days));
      if (items.size() > 1) {
        delete(Kind.DAY_REMOVED, item);
      }
    }
    Cursor last = items.getLast();
    if (last.text().matches("\\d+")) {
      String more = last.text() + "-" + (Integer.parseInt(last.text()) + 1);
      add(Kind.DAY_ADDED, last.place(), last.text(), more, last, () -> last.with(more));
    }
  }

  /** A mapping of lower bounds to doses; other keys are left alone. */
  void bands(Cursor cursor) {
    for (Cursor band : cursor.entries()) {
      if (!NUMBER.matcher(band.key()).matches()) {
        continue;
      }
      delete(Kind.BAND_DELETED, band);
      for (Kind kind : List.of(Kind.BOUND_UP, Kind.BOUND_DOWN)) {
        if (band.key().equals("0")) {
          break;
        }
        Place place = band.around().get(1);
        next(band.key(), kind == Kind.BOUND_UP)
            .ifPresent(next -> add(kind, place, band.key(), next, band, () -> band.under(next)));
      }
      amount(band, false);
    }
  }

  void flag(Cursor cursor) {
    Map<String, String> others =
        Map.of("true", "false", "false", "true", "scales", "exempt", "exempt", "scales");
    String other = others.get(cursor.text());
    if (other != null) {
      add(Kind.FLAG, cursor.place(), cursor.text(), other, cursor, () -> cursor.with(other));
    }
  }

  /** The first two of a list change places. */
  void order(Kind kind, Cursor cursor) {
    if (cursor.node() instanceof YamlNode.Items(List<YamlNode> items, Place place)
        && items.size() > 1) {
      List<YamlNode> changed = new ArrayList<>(items);
      changed.addFirst(changed.remove(1));
      YamlNode other = new YamlNode.Items(changed, place);
      add(kind, place, brief(cursor.node()), brief(other), cursor, () -> cursor.with(other));
    }
  }

  /** Each item of a list is left out, as long as one remains. */
  void items(Cursor cursor) {
    List<Cursor> items = cursor.items();
    for (int i = 0; i < items.size() && items.size() > 1; i++) {
      delete(Kind.ITEM_REMOVED, items.get(i));
    }
  }

  /** The values of neighbouring keys change places where they differ. */
  void swapped(Cursor map) {
    List<Cursor> values = map.entries();
    for (int i = 0; i + 1 < values.size(); i++) {
      swapped(map, values.get(i), values.get(i + 1));
    }
  }

  /** The results of neighbouring rows change places where they differ. */
  void swappedRows(Cursor rows) {
    List<Cursor> lines = rows.items();
    for (int i = 0; i + 1 < lines.size(); i++) {
      Optional<Cursor> one = result(lines.get(i));
      Optional<Cursor> other = result(lines.get(i + 1));
      if (one.isPresent() && other.isPresent()) {
        swapped(rows, one.get(), other.get());
      }
    }
  }

  static Optional<Cursor> result(Cursor row) {
    return row.in("then").or(() -> row.in("otherwise"));
  }

  private void swapped(Cursor in, Cursor one, Cursor other) {
    if (!one.text().equals(other.text())) {
      add(
          Kind.RESULTS_SWAPPED,
          one.place(),
          one.text() + ", " + other.text(),
          other.text() + ", " + one.text(),
          one,
          () -> in.with(exchanged(in.node(), one.node(), other.node())));
    }
  }

  private static YamlNode exchanged(YamlNode node, YamlNode one, YamlNode other) {
    return switch (node) {
      case YamlNode.Text text -> text == one ? other : text == other ? one : text;
      case YamlNode.Items(List<YamlNode> items, Place place) ->
          new YamlNode.Items(
              items.stream().map(item -> exchanged(item, one, other)).toList(), place);
      case YamlNode.Mapping(Map<String, YamlNode.Entry> entries, Place place) -> {
        Map<String, YamlNode.Entry> changed = new LinkedHashMap<>();
        for (YamlNode.Entry entry : entries.values()) {
          YamlNode value = exchanged(entry.value(), one, other);
          changed.put(entry.key(), new YamlNode.Entry(entry.key(), value, entry.place()));
        }
        yield new YamlNode.Mapping(changed, place);
      }
    };
  }

  void delete(Kind kind, Cursor cursor) {
    add(kind, cursor.place(), brief(cursor.node()), "", cursor, cursor::without);
  }

  private static String changed(Cursor cursor, Mutation slip) {
    int at = slip.place().column() - cursor.place().column();
    String text = cursor.text();
    return at < 0 || at > text.length()
        ? ""
        : text.substring(0, at) + slip.now() + text.substring(at + slip.was().length());
  }

  private void steps(Cursor cursor, Pattern pattern, Kind up, Kind down) {
    if (cursor.node() instanceof YamlNode.Text text) {
      Matcher matcher = pattern.matcher(text.text());
      while (matcher.find()) {
        step(cursor, text, matcher, up, down);
      }
    }
  }

  private void step(Cursor cursor, YamlNode.Text text, Matcher number, Kind up, Kind down) {
    next(number.group(), true).ifPresent(next -> replace(up, cursor, text, number, next));
    next(number.group(), false).ifPresent(next -> replace(down, cursor, text, number, next));
  }

  /**
   * One step in the last digit, of round thousands in their second digit, which is not lost in the
   * rounding of doses; nothing below zero.
   */
  private static Optional<String> next(String number, boolean up) {
    BigDecimal value = new BigDecimal(number);
    boolean thousands = number.matches("\\d{4,}") && number.endsWith("00");
    BigDecimal step = thousands ? BigDecimal.TEN.pow(number.length() - 2) : value.ulp();
    BigDecimal next = up ? value.add(step) : value.subtract(step);
    return next.signum() < 0 ? Optional.empty() : Optional.of(next.toPlainString());
  }

  private void replace(Kind kind, Cursor cursor, YamlNode.Text text, Matcher found, String now) {
    String before = text.text().substring(0, found.start());
    String after = text.text().substring(found.end());
    add(
        kind,
        text.at(found.start()),
        found.group(),
        now,
        cursor,
        () -> cursor.with(before + now + after));
  }

  private void add(
      Kind kind,
      Place place,
      String was,
      String now,
      Cursor cursor,
      Supplier<YamlNode.Mapping> content) {
    all.add(new Mutation(kind, place, was, now, cursor.around(), file, content));
  }

  /** A node in few words. */
  private static String brief(YamlNode node) {
    return switch (node) {
      case YamlNode.Text text -> text.text();
      case YamlNode.Items(List<YamlNode> items, var _) ->
          String.join(", ", items.stream().map(Slips::brief).toList());
      case YamlNode.Mapping(Map<String, YamlNode.Entry> entries, var _) -> {
        List<String> parts = new ArrayList<>();
        for (YamlNode.Entry entry : entries.values()) {
          boolean said =
              Set.of("cite", "unverified", "note", "because", "how").contains(entry.key());
          if (!said && parts.size() < 4) {
            parts.add(entry.key() + ": " + brief(entry.value()));
          }
        }
        yield String.join(", ", parts);
      }
    };
  }
}
