package org.allway.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allway.diagnostic.Diagnostics;
import org.allway.yaml.YamlNode;

/**
 * The {@code children} and {@code scenarios} of a knowledge folder, not yet interpreted.
 *
 * @param children chart texts by name
 */
public record ScenarioTexts(Map<String, YamlNode> children, List<YamlNode> scenarios) {

  public static ScenarioTexts of(List<KnowledgeFile> files, Diagnostics diagnostics) {
    Map<String, YamlNode> children = new LinkedHashMap<>();
    List<YamlNode> scenarios = new ArrayList<>();
    for (Section section : Section.of(files, diagnostics)) {
      switch (section.name()) {
        case "children" ->
            section
                .fields(diagnostics)
                .entries()
                .forEach(entry -> children.put(entry.key(), entry.value()));
        case "scenarios" -> {
          if (section.value() instanceof YamlNode.Items(List<YamlNode> items, var _)) {
            items.forEach(item -> scenarios.addAll(ScenarioCases.of(item)));
          } else {
            diagnostics.error(
                "NOT-A-LIST",
                section.value().place(),
                "'scenarios' should be a list.",
                "Begin each with a dash.");
          }
        }
        default -> {}
      }
    }
    return new ScenarioTexts(children, scenarios);
  }
}
