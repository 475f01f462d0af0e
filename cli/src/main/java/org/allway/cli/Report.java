package org.allway.cli;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Place;
import org.allway.diagnostic.Severity;
import org.allway.library.KnowledgeText;
import tools.jackson.databind.json.JsonMapper;

/** Diagnostics as a person reads them, with the line and a caret, or as machines do. */
final class Report {

  private static final int LONGEST_LINE = 110;

  private final Map<String, List<String>> lines = new HashMap<>();

  Report(List<KnowledgeText> texts) {
    texts.forEach(text -> lines.put(text.file(), text.content().lines().toList()));
  }

  /** All messages; the first of each code names its page. */
  String text(List<Diagnostic> diagnostics) {
    Set<String> said = new HashSet<>();
    return diagnostics.stream()
        .map(one -> text(one) + (said.add(one.code()) ? "  = See " + page(one.code()) + "\n" : ""))
        .collect(Collectors.joining("\n"));
  }

  /** Where a code is explained, from the project's folder. */
  static String page(String code) {
    return "docs/diagnostics/" + code + ".md";
  }

  private String text(Diagnostic one) {
    Place place = one.place();
    String level = one.severity() == Severity.ERROR ? "error" : "warning";
    StringBuilder out = new StringBuilder();
    // One line, as editors and other tools expect it.
    out.append(place).append(": ").append(level).append(' ').append(one.code()).append(": ");
    out.append(one.message()).append('\n');
    List<String> file = lines.getOrDefault(place.file(), List.of());
    if (place.line() >= 1 && place.line() <= file.size()) {
      String number = Integer.toString(place.line());
      String gutter = " ".repeat(number.length());
      // A long line is cut on both sides of the place, so that the caret stays in sight.
      String line = file.get(place.line() - 1);
      int from =
          Math.max(
              0, Math.min(place.column() - 1 - LONGEST_LINE / 2, line.length() - LONGEST_LINE));
      int to = Math.min(line.length(), from + LONGEST_LINE);
      int caret = Math.max(0, place.column() - 1 - from);
      out.append(' ').append(number).append(" | ").append(line, from, to).append('\n');
      out.append(' ').append(gutter).append(" | ").append(" ".repeat(caret)).append("^\n");
    }
    if (!one.remedy().isEmpty()) {
      out.append(Wrap.lines("  = ", one.remedy()));
    }
    return out.toString();
  }

  static String json(List<Diagnostic> diagnostics) {
    return write(diagnostics.stream().map(Report::json).toList());
  }

  private static Map<String, Object> json(Diagnostic one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("severity", one.severity() == Severity.ERROR ? "error" : "warning");
    json.put("code", one.code());
    json.put("file", one.place().file());
    json.put("line", one.place().line());
    json.put("column", one.place().column());
    json.put("message", one.message());
    json.put("remedy", one.remedy());
    json.put("page", page(one.code()));
    return json;
  }

  /** SARIF 2.1.0, which code hosts and editors show beside the line. */
  static String sarif(List<Diagnostic> diagnostics) {
    List<Map<String, Object>> rules =
        diagnostics.stream()
            .map(Diagnostic::code)
            .distinct()
            .sorted()
            .map(Report::sarifRule)
            .toList();
    List<Map<String, Object>> results = diagnostics.stream().map(Report::sarif).toList();
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "allway verify");
    driver.put("rules", rules);
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("results", results);
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return write(log);
  }

  private static Map<String, Object> sarifRule(String code) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", code);
    rule.put(
        "help",
        Map.of("text", "See " + page(code), "markdown", "See [" + code + "](" + page(code) + ")"));
    return rule;
  }

  private static Map<String, Object> sarif(Diagnostic one) {
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", one.place().line());
    region.put("startColumn", one.place().column());
    Map<String, Object> location = new LinkedHashMap<>();
    location.put("artifactLocation", Map.of("uri", one.place().file()));
    location.put("region", region);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", one.code());
    result.put("level", one.severity() == Severity.ERROR ? "error" : "warning");
    result.put("message", Map.of("text", (one.message() + " " + one.remedy()).strip()));
    result.put("locations", List.of(Map.of("physicalLocation", location)));
    return result;
  }

  private static String write(Object value) {
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(value)
        + "\n";
  }
}
