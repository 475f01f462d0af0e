package org.allway.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Place;
import org.allway.diagnostic.Severity;
import org.allway.rule.Rule;
import org.allway.rule.Scope;
import org.allway.rule.Symbol;
import org.allway.rule.Type;
import org.allway.words.Words;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/**
 * Turns the texts of a knowledge folder into a {@link Library}, or says what is wrong with them.
 *
 * <ol>
 *   <li>cut the files into sections
 *   <li>name everything that expressions may use: facts, choices, risk groups
 *   <li>compile what the names stand for: derivations, drugs, tables, choices, phases
 *   <li>compile protocols, families and centres, which refer to all of these
 * </ol>
 */
public final class LibraryCompiler {

  /** What the arithmetic of doses and ages reads. */
  private static final List<String> NEEDED_FACTS =
      Stream.concat(Computed.names().stream(), Stream.of("height_cm", "weight_kg")).toList();

  private final Diagnostics diagnostics = new Diagnostics();
  private final List<Section> sections;
  private final Kept kept;

  private LibraryCompiler(List<KnowledgeFile> files, Kept kept) {
    this.sections = Section.of(files, diagnostics);
    this.kept = kept;
  }

  /** What compiling gives. */
  public sealed interface Result {

    List<Diagnostic> diagnostics();

    /** The texts are sound; there may be warnings. */
    record Compiled(Library library, List<Diagnostic> diagnostics) implements Result {}

    /** The texts have errors and are not loaded. */
    record Refused(List<Diagnostic> diagnostics) implements Result {}
  }

  public static Result compile(List<KnowledgeText> texts) {
    return compileParsed(KnowledgeFile.of(texts));
  }

  public static Result compileParsed(List<KnowledgeFile> files) {
    return compile(files, Kept.nothing());
  }

  /** Of files that are no YAML nothing else is said: what they hold would only seem missing. */
  static Result compile(List<KnowledgeFile> files, Kept kept) {
    List<Diagnostic> unreadable =
        files.stream()
            .flatMap(file -> file.faults().stream())
            .filter(fault -> fault.code().equals("YAML"))
            .toList();
    if (!unreadable.isEmpty()) {
      return new Result.Refused(unreadable);
    }
    LibraryCompiler compiler = new LibraryCompiler(files, kept);
    Library library = compiler.library();
    List<Diagnostic> all = compiler.diagnostics.all();
    return all.stream().anyMatch(one -> one.severity() == Severity.ERROR)
        ? new Result.Refused(all)
        : new Result.Compiled(library, all);
  }

  /** All that expressions may name, with the derivations of facts and the conditions of choices. */
  private record Named(
      Names names,
      Map<String, Fact> facts,
      Map<String, Choice> choices,
      Symbol group,
      Symbol protocol,
      Symbol cycle,
      Scope scope) {}

  private record Sources(Map<String, Source> all) {}

  private record Drugs(Map<String, Drug> all) {}

  private record Tables(Map<String, DoseTable> all) {}

  /** What stands alone: formulas of body surface, the rule for small children, the states. */
  private record Rest(
      Map<String, BodySize> bodySizes, List<SmallChild> smallChild, Table<String> states) {}

  private Library library() {
    Sources sources =
        part("sources", Sources.class, from(List.of("sources")), own -> new Sources(sources(own)));
    Set<String> cited = sources.all().keySet();
    Named named =
        part(
            "names",
            Named.class,
            from(List.of("vocabulary", "choices"), sources, groupNames(), protocolIds()),
            own -> named(new Clauses(cited, own)));
    Drugs drugs =
        part(
            "formulary",
            Drugs.class,
            from(List.of("formulary"), sources),
            own -> {
              FormularyReader reader = new FormularyReader(new Clauses(cited, own), Map.of());
              of("formulary").forEach(section -> reader.read(section.fields(own)));
              return new Drugs(reader.drugs());
            });
    Tables tables =
        part(
            "tables",
            Tables.class,
            from(List.of("tables"), sources),
            own -> {
              DoseReader reader = new DoseReader(new Clauses(cited, own), Map.of());
              of("tables").forEach(section -> reader.readTables(section.fields(own)));
              return new Tables(reader.tables());
            });
    Rest rest =
        part(
            "rest",
            Rest.class,
            from(List.of("body_size", "small_child", "states"), sources, named),
            own -> {
              Clauses clauses = new Clauses(cited, own);
              Scope facts = named.names().scope();
              return new Rest(
                  bodySizes(clauses, facts),
                  smallChild(clauses, facts, named.choices()),
                  states(clauses, facts));
            });
    Map<String, Phase> phases = phases(sources, named, drugs, tables);
    Map<String, Protocol> protocols = protocols(sources, named, phases);
    Clauses clauses = new Clauses(cited, diagnostics);
    Map<String, Family> families = families(clauses, protocols);
    Map<String, Centre> centres = centres(clauses, families, rest.bodySizes(), named.choices());
    int defined =
        protocols.values().stream()
            .flatMap(protocol -> protocol.definitions().stream())
            .mapToInt(definition -> definition.symbol().slot() + 1)
            .max()
            .orElse(0);
    return new Library(
        sources.all(),
        List.copyOf(named.facts().values()),
        named.facts(),
        Math.max(defined, named.names().slots()),
        named.group(),
        named.protocol(),
        named.cycle(),
        drugs.all(),
        tables.all(),
        rest.bodySizes(),
        rest.smallChild(),
        named.choices(),
        phases,
        protocols,
        families,
        centres,
        rest.states());
  }

  private <T> T part(String name, Class<T> kind, List<?> from, Function<Diagnostics, T> make) {
    return kept.part(name, kind, from, diagnostics, make);
  }

  private Named named(Clauses clauses) {
    Diagnostics own = clauses.diagnostics();
    Names names = new Names();
    VocabularyReader vocabulary = new VocabularyReader(clauses, names);
    of("vocabulary").forEach(section -> vocabulary.read(section.fields(own)));
    int factSlots = names.slots();
    ChoiceReader choiceReader = new ChoiceReader(clauses, names);
    of("choices").forEach(section -> choiceReader.read(section.fields(own)));
    Symbol group =
        names.symbol(
            "group", new Type.Coded(groupNames()), new Words("Risk group", "Grupo de riesgo"));
    Symbol protocolName =
        names.symbol("protocol", new Type.Coded(protocolIds()), new Words("Protocol", "Protocolo"));
    Symbol cycle =
        names.symbol("cycle", new Type.Numeric("", 1, 100, true), new Words("Cycle", "Ciclo"));
    Scope scope = names.scope(group, protocolName, cycle);
    Map<String, Fact> facts = vocabulary.finish();
    for (String needed : NEEDED_FACTS) {
      if (!facts.containsKey(needed)) {
        own.error(
            "MISSING-FACT",
            new Place("vocabulary", 1, 1),
            "The vocabulary lacks '" + needed + "'.",
            "Doses cannot be worked out without it.");
      }
    }
    if (factSlots != facts.size()) {
      throw new IllegalStateException("Facts and their slots differ.");
    }
    return new Named(names, facts, choiceReader.finish(scope), group, protocolName, cycle, scope);
  }

  private Map<String, Phase> phases(Sources sources, Named named, Drugs drugs, Tables tables) {
    Map<String, Phase> phases = new LinkedHashMap<>();
    for (Section section : of("phases")) {
      for (YamlNode.Entry entry : section.fields(diagnostics).entries()) {
        if (phases.containsKey(entry.key())) {
          diagnostics.error(
              "DUPLICATE-PHASE",
              entry.place(),
              "The phase '" + entry.key() + "' stands twice.",
              "");
          continue;
        }
        List<Object> from = List.of(entry.value(), sources, named, drugs, tables);
        Phase phase =
            part(
                "phase " + entry.key(),
                Phase.class,
                from,
                own -> {
                  Clauses clauses = new Clauses(sources.all().keySet(), own);
                  FormularyReader formulary = new FormularyReader(clauses, drugs.all());
                  DoseReader doses = new DoseReader(clauses, tables.all());
                  return new PhaseReader(clauses, named.facts(), formulary, doses, named.scope())
                      .phase(entry);
                });
        phases.put(entry.key(), phase);
      }
    }
    return phases;
  }

  private Map<String, Protocol> protocols(Sources sources, Named named, Map<String, Phase> phases) {
    Map<String, Protocol> protocols = new LinkedHashMap<>();
    for (Section section : of("protocol")) {
      List<Object> from = new ArrayList<>();
      from.addAll(List.of(section.file(), sources, named, List.copyOf(phases.keySet())));
      used(section.file(), phases, from);
      Protocol protocol =
          part(
              "protocol " + section.value().described(),
              Protocol.class,
              from,
              own -> {
                Clauses clauses = new Clauses(sources.all().keySet(), own);
                Names names = named.names().copy();
                return new ProtocolReader(
                        clauses,
                        names,
                        named.facts(),
                        phases,
                        named.group(),
                        new VocabularyReader(clauses, names))
                    .read(section.wholeFile(own));
              });
      if (protocols.putIfAbsent(protocol.id(), protocol) != null) {
        diagnostics.error(
            "DUPLICATE-PROTOCOL",
            protocol.place(),
            "The protocol '" + protocol.id() + "' stands twice.",
            "");
      }
    }
    return protocols;
  }

  /** The phases that a text names. */
  private static void used(YamlNode node, Map<String, Phase> phases, List<Object> used) {
    switch (node) {
      case YamlNode.Text text -> Optional.ofNullable(phases.get(text.text())).ifPresent(used::add);
      case YamlNode.Items(List<YamlNode> items, var _) ->
          items.forEach(item -> used(item, phases, used));
      case YamlNode.Mapping(Map<String, YamlNode.Entry> entries, var _) ->
          entries.values().forEach(entry -> used(entry.value(), phases, used));
    }
  }

  /** The texts of some sections, and what else a part is made from. */
  private List<Object> from(List<String> names, Object... others) {
    List<Object> texts = new ArrayList<>(List.of(others));
    for (String name : names) {
      of(name).forEach(section -> texts.add(section.value()));
    }
    return texts;
  }

  private List<Section> of(String name) {
    return sections.stream().filter(section -> section.name().equals(name)).toList();
  }

  private Map<String, Source> sources(Diagnostics own) {
    Map<String, Source> sources = new LinkedHashMap<>();
    for (Section section : of("sources")) {
      for (YamlNode.Entry entry : section.fields(own).entries()) {
        Fields line = Fields.of(entry.value(), "The source '" + entry.key() + "'", own);
        String title = line.requiredText("title").map(YamlNode.Text::text).orElse("");
        String kind = line.string("kind", "publication");
        String address = line.string("url", "");
        String doi = line.string("doi", "");
        line.node("seen");
        line.node("note");
        line.done();
        String shown = address.isEmpty() && !doi.isEmpty() ? "https://doi.org/" + doi : address;
        if (sources.putIfAbsent(entry.key(), new Source(entry.key(), title, shown, kind)) != null) {
          own.error(
              "DUPLICATE-SOURCE",
              entry.place(),
              "The source '" + entry.key() + "' stands twice.",
              "");
        }
      }
    }
    return sources;
  }

  /** The groups of all protocols together, for texts that several protocols share. */
  private List<String> groupNames() {
    Set<String> names = new TreeSet<>();
    for (Section section : of("protocol")) {
      Optional<Fields> groups =
          new Fields(section.file(), new Diagnostics())
              .map("risk")
              .flatMap(risk -> risk.map("groups"));
      groups.ifPresent(map -> map.entries().forEach(entry -> names.add(entry.key())));
    }
    return List.copyOf(names);
  }

  private List<String> protocolIds() {
    return of("protocol").stream()
        .map(Section::value)
        .filter(YamlNode.Text.class::isInstance)
        .map(node -> ((YamlNode.Text) node).text())
        .toList();
  }

  private Map<String, BodySize> bodySizes(Clauses clauses, Scope scope) {
    Diagnostics own = clauses.diagnostics();
    Map<String, BodySize> formulas = new LinkedHashMap<>();
    for (Section section : of("body_size")) {
      for (YamlNode.Entry entry : section.fields(own).entries()) {
        Fields line = Fields.of(entry.value(), "The formula '" + entry.key() + "'", own);
        Words title = clauses.requiredWords(line, "title");
        Optional<Rule> bsa =
            line.requiredText("bsa").flatMap(text -> Rule.formula(text, scope, own));
        Evidence evidence = clauses.requiredEvidence(line);
        line.done();
        bsa.ifPresent(
            rule -> formulas.put(entry.key(), new BodySize(entry.key(), title, rule, evidence)));
      }
    }
    return formulas;
  }

  private List<SmallChild> smallChild(Clauses clauses, Scope scope, Map<String, Choice> choices) {
    Diagnostics own = clauses.diagnostics();
    List<SmallChild> rules = new ArrayList<>();
    for (Section section : of("small_child")) {
      Fields line = section.fields(own);
      Optional<Rule> when = clauses.requiredCondition(line, "when", scope);
      Optional<YamlNode.Text> choice = line.requiredText("choice");
      line.required("per_kg_divisor");
      double divisor = line.number("per_kg_divisor").orElse(1);
      if (divisor <= 0) {
        own.error("RANGE", line.place(), "'per_kg_divisor' is more than zero.", "");
      }
      Evidence evidence = clauses.requiredEvidence(line);
      line.done();
      if (choice.isPresent() && !choices.containsKey(choice.get().text())) {
        own.unknownName(
            "UNKNOWN-CHOICE",
            choice.get().place(),
            "The choice",
            choice.get().text(),
            choices.keySet());
      } else if (when.isPresent() && choice.isPresent()) {
        rules.add(new SmallChild(when.get(), choice.get().text(), divisor, evidence));
      }
    }
    return rules;
  }

  private Table<String> states(Clauses clauses, Scope scope) {
    Diagnostics own = clauses.diagnostics();
    List<String> known =
        List.of("new", "in-remission", "refractory", "relapsed", "after-transplant", "off-therapy");
    List<Row<String>> rows = new ArrayList<>();
    for (Section section : of("states")) {
      List<YamlNode> nodes =
          section.value() instanceof YamlNode.Items(List<YamlNode> items, Place _)
              ? items
              : List.of(section.value());
      Table<String> table =
          clauses.table(
              nodes,
              scope,
              true,
              text -> {
                if (!known.contains(text.text())) {
                  own.unknownName("UNKNOWN-STATE", text.place(), "The state", text.text(), known);
                }
                return Optional.of(text.text());
              });
      rows.addAll(table.rows());
    }
    return new Table<>(rows);
  }

  private Map<String, Family> families(Clauses clauses, Map<String, Protocol> protocols) {
    Map<String, Family> families = new LinkedHashMap<>();
    for (Section section : of("family")) {
      Fields file = section.wholeFile(diagnostics);
      String id = file.requiredText("family").map(YamlNode.Text::text).orElse("");
      Words title = clauses.requiredWords(file, "title");
      List<Protocol> members = new ArrayList<>();
      for (YamlNode.Text text : file.texts("protocols")) {
        Protocol protocol = protocols.get(text.text());
        if (protocol == null) {
          diagnostics.unknownName(
              "UNKNOWN-PROTOCOL", text.place(), "The protocol", text.text(), protocols.keySet());
        } else {
          members.add(protocol);
        }
      }
      file.node("note");
      file.done();
      families.put(id, new Family(id, title, members));
    }
    return families;
  }

  private Map<String, Centre> centres(
      Clauses clauses,
      Map<String, Family> families,
      Map<String, BodySize> bodySizes,
      Map<String, Choice> choices) {
    Map<String, Centre> centres = new LinkedHashMap<>();
    for (Section section : of("centre")) {
      Fields file = section.wholeFile(diagnostics);
      String id = file.requiredText("centre").map(YamlNode.Text::text).orElse("");
      Words title = clauses.requiredWords(file, "title");
      String family = reference(file, "family", families.keySet());
      String bodySize = reference(file, "body_size", bodySizes.keySet());
      int labDays = days(file, "lab_valid_days");
      int window = days(file, "giving_window_days");
      Map<String, String> routine = new LinkedHashMap<>();
      file.map("choices").ifPresent(map -> routine(map, choices, routine));
      file.node("note");
      clauses.evidence(file);
      file.done();
      centres.put(id, new Centre(id, title, family, bodySize, labDays, window, routine));
    }
    return centres;
  }

  private static int days(Fields file, String key) {
    file.required(key);
    return file.integer(key).orElse(0);
  }

  private String reference(Fields file, String key, Set<String> known) {
    Optional<YamlNode.Text> text = file.requiredText(key);
    if (text.isPresent() && !known.contains(text.get().text())) {
      diagnostics.unknownName(
          "UNKNOWN-NAME", text.get().place(), "'" + key + "'", text.get().text(), known);
    }
    return text.map(YamlNode.Text::text).orElse("");
  }

  private void routine(Fields map, Map<String, Choice> choices, Map<String, String> routine) {
    for (YamlNode.Entry entry : map.entries()) {
      Choice choice = choices.get(entry.key());
      if (choice == null) {
        diagnostics.unknownName(
            "UNKNOWN-CHOICE", entry.place(), "The choice", entry.key(), choices.keySet());
        continue;
      }
      Set<String> options =
          new LinkedHashSet<>(choice.options().stream().map(Choice.Option::id).toList());
      if (entry.value() instanceof YamlNode.Text text && options.contains(text.text())) {
        routine.put(entry.key(), text.text());
      } else {
        diagnostics.unknownName(
            "UNKNOWN-OPTION",
            entry.value().place(),
            "The option",
            entry.value().described(),
            options);
      }
    }
  }
}
