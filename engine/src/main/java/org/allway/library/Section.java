package org.allway.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Nearest;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/**
 * One top-level section of a knowledge file.
 *
 * @param file the whole file, for sections whose keys stand at the top
 */
record Section(String name, YamlNode value, YamlNode.Mapping file) {

  /** Sections that hold many named things. */
  private static final Set<String> COLLECTIONS =
      Set.of(
          "sources",
          "vocabulary",
          "formulary",
          "tables",
          "body_size",
          "small_child",
          "choices",
          "events",
          "codes",
          "products",
          "checks",
          "phases",
          "titrations",
          "replacements",
          "adaptations",
          "rescues",
          "care",
          "exposures",
          "late_effects",
          "states",
          "children",
          "scenarios");

  /** Sections that take a whole file, whose other keys belong to them; the first found names it. */
  private static final List<String> WHOLE_FILES =
      List.of("protocol", "centre", "family", "family_guide");

  static List<Section> of(List<KnowledgeFile> files, Diagnostics diagnostics) {
    List<Section> sections = new ArrayList<>();
    for (KnowledgeFile one : files) {
      diagnostics.add(one.faults());
      YamlNode.Mapping file = one.content();
      Optional<String> whole = WHOLE_FILES.stream().filter(file.entries()::containsKey).findFirst();
      if (whole.isPresent()) {
        file.entries().values().stream()
            .filter(entry -> entry.key().equals(whole.get()))
            .forEach(entry -> sections.add(new Section(entry.key(), entry.value(), file)));
        continue;
      }
      for (YamlNode.Entry entry : file.entries().values()) {
        if (COLLECTIONS.contains(entry.key())) {
          sections.add(new Section(entry.key(), entry.value(), file));
        } else {
          diagnostics.error(
              "UNKNOWN-SECTION",
              entry.place(),
              "The section '" + entry.key() + "' is not known.",
              Nearest.hint(entry.key(), COLLECTIONS));
        }
      }
    }
    return sections;
  }

  Fields fields(Diagnostics diagnostics) {
    return Fields.of(value, "'" + name + "'", diagnostics);
  }

  Fields wholeFile(Diagnostics diagnostics) {
    return new Fields(file, diagnostics);
  }
}
