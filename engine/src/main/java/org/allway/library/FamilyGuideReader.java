package org.allway.library;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.allway.diagnostic.Diagnostics;
import org.allway.dose.Route;
import org.allway.library.FamilyGuide.AboutDrug;
import org.allway.library.FamilyGuide.AboutPhase;
import org.allway.library.FamilyGuide.Label;
import org.allway.library.FamilyGuide.Part;
import org.allway.library.FamilyGuide.Statement;
import org.allway.library.FamilyGuide.Topic;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Reads what families are told: one file a language. */
final class FamilyGuideReader {

  private final Clauses clauses;
  private final Diagnostics diagnostics;
  private final Set<String> drugs;
  private final Set<String> phases;
  private final Map<String, FamilyGuide> guides = new LinkedHashMap<>();

  /**
   * @param phases texts of phases and lines of roadmaps
   */
  FamilyGuideReader(Clauses clauses, Set<String> drugs, Set<String> phases) {
    this.clauses = clauses;
    this.diagnostics = clauses.diagnostics();
    this.drugs = drugs;
    this.phases = phases;
  }

  Map<String, FamilyGuide> guides() {
    return guides;
  }

  void read(Fields file) {
    Optional<YamlNode.Text> language = file.requiredText("family_guide");
    language.ifPresent(this::language);
    String code = language.map(YamlNode.Text::text).orElse("");
    String name = file.requiredText("name").map(YamlNode.Text::text).orElse("");
    Map<Label, String> labels = labels(file);
    List<Topic> topics = topics(file);
    List<AboutPhase> aboutPhases = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (YamlNode node : file.list("phases")) {
      Fields line = Fields.of(node, "A phase", diagnostics);
      Set<String> of = of(line, "UNKNOWN-PHASE", "The phase", phases, seen, "");
      String title = line.requiredText("name").map(YamlNode.Text::text).orElse("");
      line.required("for");
      aboutPhases.add(
          new AboutPhase(of, title, statements(line, "for"), statements(line, "expect")));
      line.done();
    }
    List<AboutDrug> aboutDrugs = new ArrayList<>();
    for (YamlNode node : file.list("drugs")) {
      aboutDrugs.add(drug(Fields.of(node, "A drug", diagnostics), seen));
    }
    List<Contact> helplines = new ContactReader(clauses).read(file, "helplines", true);
    List<Contact> emergency = new ContactReader(clauses).read(file, "emergency", true);
    file.node("note");
    file.done();
    FamilyGuide guide =
        new FamilyGuide(
            code,
            name,
            labels,
            topics,
            aboutPhases,
            aboutDrugs,
            helplines,
            emergency,
            file.place());
    if (guides.putIfAbsent(code, guide) != null) {
      diagnostics.error(
          "DUPLICATE-GUIDE",
          file.place(),
          "The family guide in the language '" + code + "' stands twice.",
          "");
    }
  }

  private void language(YamlNode.Text text) {
    if (!List.of(Locale.getISOLanguages()).contains(text.text())) {
      diagnostics.error(
          "NOT-A-LANGUAGE",
          text.place(),
          text.described() + " is no language.",
          "Write its two letters, such as en or es.");
    }
  }

  private Map<Label, String> labels(Fields file) {
    Map<Label, String> labels = new EnumMap<>(Label.class);
    file.required("labels");
    file.map("labels")
        .ifPresent(map -> {
          for (Label label : Label.values()) {
            map.requiredText(label.key()).ifPresent(text -> labels.put(label, text.text()));
          }
          map.done();
        });
    return labels;
  }

  private List<Topic> topics(Fields file) {
    List<Topic> topics = new ArrayList<>();
    file.required("topics");
    file.map("topics")
        .ifPresent(map -> {
          for (YamlNode.Entry entry : map.entries()) {
            Fields line = Fields.of(entry.value(), "The topic '" + entry.key() + "'", diagnostics);
            Part part = line.requiredText("part").flatMap(this::part).orElse(Part.ABOUT);
            String title = line.requiredText("title").map(YamlNode.Text::text).orElse("");
            line.required("lines");
            topics.add(new Topic(entry.key(), part, title, statements(line, "lines")));
            line.done();
          }
        });
    return List.copyOf(topics);
  }

  private Optional<Part> part(YamlNode.Text text) {
    Optional<Part> part =
        Stream.of(Part.values()).filter(one -> one.word().equals(text.text())).findFirst();
    if (part.isEmpty()) {
      List<String> words = Stream.of(Part.values()).map(Part::word).toList();
      diagnostics.unknownName("UNKNOWN-NAME", text.place(), "'part'", text.text(), words);
    }
    return part;
  }

  private AboutDrug drug(Fields line, Set<String> seen) {
    Optional<Route> route = line.text("route").flatMap(this::route);
    String by = route.map(one -> " " + one).orElse("");
    Set<String> of = of(line, "UNKNOWN-DRUG", "The drug", drugs, seen, by);
    line.required("for");
    line.required("common");
    line.required("call");
    AboutDrug drug =
        new AboutDrug(
            of,
            route,
            statements(line, "for"),
            statements(line, "common"),
            statements(line, "call"),
            statements(line, "home"));
    line.done();
    return drug;
  }

  private Optional<Route> route(YamlNode.Text text) {
    if (Route.names().contains(text.text())) {
      return Optional.of(Route.valueOf(text.text()));
    }
    diagnostics.unknownName("UNKNOWN-ROUTE", text.place(), "The route", text.text(), Route.names());
    return Optional.empty();
  }

  /** What a text is about; nothing may have two. */
  private Set<String> of(
      Fields line, String code, String what, Set<String> known, Set<String> seen, String by) {
    Set<String> of = new LinkedHashSet<>();
    line.required("of");
    for (YamlNode.Text text : line.texts("of")) {
      if (!known.contains(text.text())) {
        diagnostics.unknownName(code, text.place(), what, text.text(), known);
      } else if (!seen.add(what + text.text() + by)) {
        diagnostics.error(
            "DUPLICATE-GUIDE",
            text.place(),
            "'" + text.text() + by + "' has two texts.",
            "Write all that is said of it in one place.");
      }
      of.add(text.text());
    }
    return of;
  }

  private List<Statement> statements(Fields line, String key) {
    List<Statement> statements = new ArrayList<>();
    for (YamlNode node : line.list(key)) {
      Fields one = Fields.of(node, "What is said", diagnostics);
      String text = one.requiredText("say").map(YamlNode.Text::text).orElse("");
      Evidence evidence = clauses.requiredEvidence(one);
      String sign = one.text("sign").map(YamlNode.Text::text).orElse("");
      one.done();
      statements.add(new Statement(text, evidence, sign));
    }
    return List.copyOf(statements);
  }
}
