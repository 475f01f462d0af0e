package org.allway.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.allway.library.Drug;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.rule.Value;

/** Writes a chart as the text that {@link ChartReader} reads. */
public final class ChartText {

  /** What YAML takes as it stands, inside braces too. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9_.%/-]*(?: [A-Za-z0-9_.%/-]+)*");

  private static final List<String> NOT_PLAIN = List.of("true", "false", "null");

  private final Library library;
  private final Chart chart;

  private ChartText(Library library, Chart chart) {
    this.library = library;
    this.chart = chart;
  }

  public static String of(Library library, Chart chart) {
    return new ChartText(library, chart).text();
  }

  /** A number as charts write it, exactly. */
  public static String number(double value) {
    String text = new BigDecimal(Double.toString(value)).toPlainString();
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** A value as charts write it. */
  public static String value(Fact fact, Value value) {
    return switch (value) {
      case Value.Num(double number) when fact.kind() == Fact.Kind.DATE ->
          LocalDate.ofEpochDay((long) number).toString();
      case Value.Num(double number) -> number(number);
      case Value.Bool(boolean truth) -> Boolean.toString(truth);
      case Value.Code(String code) -> code;
      default -> "unknown";
    };
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    Map<String, String> child = new LinkedHashMap<>();
    child.put("id", quoted(chart.child().id()));
    child.put("name", quoted(chart.child().name()));
    child.put("born", chart.child().born().toString());
    if (!chart.child().sex().isEmpty()) {
      child.put("sex", chart.child().sex());
    }
    LocalDate worked = DiagnosisDay.of(library, chart.entries(), chart.child().born());
    if (!chart.diagnosed().equals(worked)) {
      child.put("diagnosed", chart.diagnosed().toString());
    }
    text.append("child: ").append(flow(child)).append('\n');
    text.append("centre: ").append(quoted(chart.centre())).append('\n');
    if (!chart.family().isEmpty()) {
      text.append("family: ").append(quoted(chart.family())).append('\n');
    }
    text.append("chart:\n");
    for (Map<String, String> line : lines()) {
      text.append("  - ").append(flow(line)).append('\n');
    }
    return text.toString();
  }

  /** Entries of one line have one {@link Entry.When} in common. */
  private List<Map<String, String>> lines() {
    Map<Entry.When, List<Entry>> byLine = new LinkedHashMap<>();
    for (Entry entry : chart.entries()) {
      if (!ends(entry)) {
        byLine.computeIfAbsent(entry.when(), _ -> new ArrayList<>()).add(entry);
      }
    }
    List<Map<String, String>> lines = new ArrayList<>();
    byLine.forEach((when, entries) -> lines.add(line(when, entries)));
    return lines;
  }

  private Map<String, String> line(Entry.When when, List<Entry> entries) {
    Map<String, String> line = new LinkedHashMap<>();
    line.put("on", when.on().toString());
    if (!when.recorded().equals(when.on())) {
      line.put("recorded", when.recorded().toString());
    }
    if (!when.id().isEmpty()) {
      line.put("id", quoted(when.id()));
    }
    boolean places = false;
    for (Entry entry : entries) {
      switch (entry) {
        case Entry.Noted(var _, Map<Integer, Value> values) -> {
          if (!places) {
            noted(values, line);
          }
          places = false;
        }
        case Entry.Started started -> {
          line.put("start", started.phase() + (started.day() == 1 ? "" : " day " + started.day()));
          if (!started.variant().isEmpty()) {
            line.put("variant", started.variant());
          }
        }
        case Entry.Gave gave ->
            line.put(
                "gave",
                flow(
                    ordered(
                        "drug", gave.drug().id(),
                        "amount", number(gave.amount().value()) + " " + gave.amount().unit().text,
                        "route", gave.route().name())));
        case Entry.Happened happened -> line.put("event", flow(event(happened)));
        case Entry.Takes takes ->
            drugs(line, "takes", entries, takes.drug(), "", "", until(takes, takes.drug(), 1));
        case Entry.Stops stops ->
            drugs(line, "stops", entries, stops.drug(), "", "", Optional.empty());
        case Entry.Chose(var _, Map<String, String> options) -> line.put("choose", flow(options));
        case Entry.Relapsed(var _, List<String> sites) -> {
          line.put("relapse", "{sites: [" + String.join(", ", sites) + "]}");
          places = true;
        }
        case Entry.Held held ->
            drugs(
                line, "hold", entries, held.drug(), held.reason(), "", until(held, held.drug(), 0));
        case Entry.Omitted omitted ->
            drugs(
                line,
                "hold",
                entries,
                omitted.drug(),
                omitted.reason(),
                "true",
                until(omitted, omitted.drug(), 0));
        case Entry.Resumed resumed ->
            drugs(line, "resume", entries, resumed.drug(), "", "", Optional.empty());
        case Entry.Adapted adapted -> line.put("adapt", flow(adapted(adapted)));
        case Entry.Withdrawn(var _, String id, String reason) ->
            line.put(
                "withdraw",
                flow(
                    reason.isEmpty()
                        ? ordered("entry", quoted(id))
                        : ordered("entry", quoted(id), "reason", quoted(reason))));
      }
    }
    return line;
  }

  private void noted(Map<Integer, Value> values, Map<String, String> line) {
    Map<String, Map<String, String>> kinds = new LinkedHashMap<>();
    values.forEach((slot, value) -> {
      Fact fact = library.facts().get(slot);
      String kind =
          switch (fact.group()) {
            case "size" -> "measure";
            case "lab" -> "lab";
            default -> "facts";
          };
      kinds.computeIfAbsent(kind, _ -> new LinkedHashMap<>()).put(fact.name(), value(fact, value));
    });
    kinds.forEach((kind, map) -> line.put(kind, flow(map)));
  }

  private static Map<String, String> event(Entry.Happened happened) {
    Map<String, String> event = new LinkedHashMap<>();
    if (happened.details().containsKey("what")) {
      happened.details().forEach((key, text) -> event.put(key, detail(key, text)));
      return event;
    }
    event.put("what", quoted(happened.what()));
    if (!happened.to().isEmpty()) {
      event.put("to", quoted(happened.to()));
    }
    if (!Double.isNaN(happened.grade())) {
      event.put("grade", number(happened.grade()));
    }
    happened.details().forEach((key, text) -> event.putIfAbsent(key, quoted(text)));
    return event;
  }

  private static String detail(String key, String text) {
    return key.equals("grade") || key.equals("resolved") ? text : quoted(text);
  }

  private static Map<String, String> adapted(Entry.Adapted adapted) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("drug", adapted.drug().id());
    adapted.route().ifPresent(route -> map.put("route", route.name()));
    map.put("share", number(adapted.share()) + " %");
    if (!adapted.reason().isEmpty()) {
      map.put("reason", quoted(adapted.reason()));
    }
    return map;
  }

  /** All drugs of one kind of entry stand in one list. */
  private static void drugs(
      Map<String, String> line,
      String key,
      List<Entry> entries,
      Drug drug,
      String reason,
      String once,
      Optional<LocalDate> until) {
    if (line.containsKey(key)) {
      return;
    }
    List<String> all =
        entries.stream().flatMap(entry -> drug(key, entry).stream()).map(Drug::id).toList();
    Map<String, String> map = new LinkedHashMap<>();
    map.put("drug", all.size() == 1 ? drug.id() : "[" + String.join(", ", all) + "]");
    if (!reason.isEmpty()) {
      map.put("reason", quoted(reason));
    }
    if (!once.isEmpty()) {
      map.put("once", once);
    }
    until.ifPresent(day -> map.put("until", day.toString()));
    line.put(key, flow(map));
  }

  private static Optional<Drug> drug(String key, Entry entry) {
    return switch (entry) {
      case Entry.Takes takes when key.equals("takes") -> Optional.of(takes.drug());
      case Entry.Stops stops when key.equals("stops") -> Optional.of(stops.drug());
      case Entry.Held held when key.equals("hold") -> Optional.of(held.drug());
      case Entry.Omitted omitted when key.equals("hold") -> Optional.of(omitted.drug());
      case Entry.Resumed resumed when key.equals("resume") -> Optional.of(resumed.drug());
      default -> Optional.empty();
    };
  }

  /** Whether an entry is only the end that another line names with {@code until}. */
  private boolean ends(Entry entry) {
    return switch (entry) {
      case Entry.Stops(var when, Drug drug) -> begun(when, drug, false);
      case Entry.Resumed(var when, Drug drug) -> begun(when, drug, true);
      default -> false;
    };
  }

  private boolean begun(Entry.When end, Drug drug, boolean hold) {
    return chart.entries().stream()
        .filter(entry -> sameLine(entry.when(), end) && !entry.when().equals(end))
        .flatMap(entry -> drug(hold ? "hold" : "takes", entry).stream())
        .anyMatch(drug::equals);
  }

  /** The last day of what an entry begins, where its own line says so. */
  private Optional<LocalDate> until(Entry begin, Drug drug, int daysAfter) {
    return chart.entries().stream()
        .filter(entry -> sameLine(entry.when(), begin.when()) && !entry.when().equals(begin.when()))
        .filter(entry ->
            drug(daysAfter == 1 ? "stops" : "resume", entry).filter(drug::equals).isPresent())
        .map(entry -> entry.when().on().minusDays(daysAfter))
        .findFirst();
  }

  private static boolean sameLine(Entry.When one, Entry.When other) {
    return one.place().equals(other.place())
        && one.id().equals(other.id())
        && one.recorded().equals(other.recorded());
  }

  private static Map<String, String> ordered(String... keysAndTexts) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndTexts.length; i += 2) {
      map.put(keysAndTexts[i], keysAndTexts[i + 1]);
    }
    return map;
  }

  private static String flow(Map<String, String> map) {
    Function<Map.Entry<String, String>, String> pair =
        entry -> quoted(entry.getKey()) + ": " + entry.getValue();
    return map.entrySet().stream().map(pair).collect(Collectors.joining(", ", "{", "}"));
  }

  /** A text that YAML reads back as it is. */
  private static String quoted(String text) {
    if (PLAIN.matcher(text).matches() && !NOT_PLAIN.contains(text)) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ' || c == '\u007f') {
            quoted.append("\\x").append(String.format("%02x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
