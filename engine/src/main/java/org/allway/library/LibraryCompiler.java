package org.allway.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Place;
import org.allway.diagnostic.Severity;
import org.allway.dose.Route;
import org.allway.rule.Query;
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
      Stream.concat(Computed.needed().stream(), Stream.of("height_cm", "weight_kg")).toList();

  private final Diagnostics diagnostics = new Diagnostics();
  private final List<Section> sections;

  private LibraryCompiler(List<KnowledgeFile> files) {
    sections = Section.of(files, diagnostics);
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

  /**
   * Of files that are no YAML nothing else is said: what they hold would only seem to be missing.
   */
  public static Result compileParsed(List<KnowledgeFile> files) {
    List<Diagnostic> unreadable =
        files.stream()
            .flatMap(file -> file.faults().stream())
            .filter(fault -> fault.code().equals("YAML"))
            .toList();
    if (!unreadable.isEmpty()) {
      return new Result.Refused(unreadable);
    }
    LibraryCompiler compiler = new LibraryCompiler(files);
    Library library = compiler.library();
    List<Diagnostic> all = compiler.diagnostics.all();
    return all.stream().anyMatch(one -> one.severity() == Severity.ERROR)
        ? new Result.Refused(all)
        : new Result.Compiled(library, all);
  }

  private Library library() {
    Map<String, Source> sources = sources();
    Clauses clauses = new Clauses(sources.keySet(), diagnostics);
    Map<String, Event> events = events(clauses);
    Map<String, Words> products = products(clauses);
    Names names = new Names(arguments(events, products), ExposureReader.sets(of("exposures")));

    VocabularyReader vocabulary = new VocabularyReader(clauses, names);
    of("vocabulary").forEach(section -> vocabulary.read(section.fields(diagnostics)));
    int factSlots = names.slots();
    ChoiceReader choiceReader = new ChoiceReader(clauses, names);
    of("choices").forEach(section -> choiceReader.read(section.fields(diagnostics)));
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
        diagnostics.error(
            "MISSING-FACT",
            new Place("vocabulary", 1, 1),
            "The vocabulary lacks '" + needed + "'.",
            "Doses cannot be worked out without it.");
      }
    }
    FormularyReader formulary = new FormularyReader(clauses);
    of("formulary").forEach(section -> formulary.read(section.fields(diagnostics)));
    DoseReader doses = new DoseReader(clauses);
    of("tables").forEach(section -> doses.readTables(section.fields(diagnostics)));
    Map<String, Choice> choices = choiceReader.finish(scope, protocolIds());
    Map<String, BodySize> bodySizes = bodySizes(clauses, names.scope());
    List<SmallChild> smallChild = smallChild(clauses, names.scope(protocolName), choices);
    PhaseReader phases = new PhaseReader(clauses, facts, formulary, doses, scope);
    of("phases").forEach(section -> phases.read(section.fields(diagnostics)));
    Table<String> states = states(clauses, names.scope(protocolName));
    TitrationReader titrations = new TitrationReader(clauses, names, facts, formulary);
    of("titrations").forEach(section -> titrations.read(section.fields(diagnostics)));

    ExposureReader exposures = new ExposureReader(clauses, names.scope(), facts, formulary.drugs());
    of("exposures").forEach(section -> exposures.read(section.fields(diagnostics)));
    of("late_effects").forEach(section -> exposures.readLateEffects(section.fields(diagnostics)));

    ProtocolReader reader =
        new ProtocolReader(
            clauses,
            names,
            facts,
            phases,
            group,
            vocabulary,
            titrations.titrations().keySet(),
            exposures.exposures());
    Map<String, Protocol> protocols = new LinkedHashMap<>();
    for (Section section : of("protocol")) {
      Protocol protocol = reader.read(section.wholeFile(diagnostics));
      if (protocols.putIfAbsent(protocol.id(), protocol) != null) {
        diagnostics.error(
            "DUPLICATE-PROTOCOL",
            protocol.place(),
            "The protocol '" + protocol.id() + "' stands twice.",
            "");
      }
    }
    AdaptationReader adaptations =
        new AdaptationReader(
            clauses,
            names,
            facts.values(),
            formulary,
            phases,
            phaseIds(protocols),
            protocols.keySet(),
            List.of(group, protocolName, cycle));
    of("replacements")
        .forEach(section -> adaptations.readReplacements(section.fields(diagnostics)));
    of("adaptations").forEach(section -> adaptations.read(section.fields(diagnostics)));
    RescueReader rescues =
        new RescueReader(clauses, names, facts, formulary, List.of(group, protocolName));
    of("rescues").forEach(section -> rescues.read(section.fields(diagnostics)));
    CareReader cares =
        new CareReader(clauses, names, List.of(group, protocolName, cycle, adaptations.phase()));
    of("care").forEach(section -> cares.read(section.fields(diagnostics)));
    Map<String, Family> families = families(clauses, protocols);
    CheckReader checks =
        new CheckReader(
            clauses,
            names,
            List.copyOf(formulary.drugs().keySet()),
            List.of(group, protocolName, cycle));
    of("checks").forEach(section -> checks.read(section.fields(diagnostics)));
    Map<String, Centre> centres =
        centres(clauses, families, bodySizes, choices, checks, titrations.titrations().keySet());
    Set<String> phaseNames = new TreeSet<>(phaseIds(protocols));
    phaseNames.addAll(phases.phases().keySet());
    FamilyGuideReader guides =
        new FamilyGuideReader(clauses, formulary.drugs().keySet(), phaseNames);
    of("family_guide").forEach(section -> guides.read(section.wholeFile(diagnostics)));
    CodesReader codes =
        new CodesReader(clauses, facts, formulary.drugs().keySet(), events.keySet());
    of("codes").forEach(section -> codes.read(section.fields(diagnostics)));
    if (factSlots != facts.size()) {
      throw new IllegalStateException("Facts and their slots differ.");
    }
    return new Library(
        sources,
        List.copyOf(facts.values()),
        facts,
        names.slots(),
        group,
        protocolName,
        cycle,
        formulary.drugs(),
        doses.tables(),
        bodySizes,
        smallChild,
        choices,
        phases.phases(),
        protocols,
        families,
        centres,
        states,
        events,
        products,
        checks.checks(),
        checks.facts(),
        titrations.titrations(),
        adaptations.replacements(),
        adaptations.adaptations(),
        rescues.rescues(),
        cares.cares(),
        cares.day(),
        adaptations.phase(),
        adaptations.dosePerM2(),
        adaptations.lastLeftOut(),
        exposures.exposures(),
        exposures.lateEffects(),
        guides.guides(),
        codes.codes(),
        names.queries());
  }

  private Map<String, Event> events(Clauses clauses) {
    Map<String, Event> events = new LinkedHashMap<>();
    for (Section section : of("events")) {
      for (YamlNode.Entry entry : section.fields(diagnostics).entries()) {
        Fields line = Fields.of(entry.value(), "The event '" + entry.key() + "'", diagnostics);
        Words label = clauses.requiredWords(line, "label");
        boolean graded = line.flag("graded");
        line.node("note");
        line.done();
        if (events.putIfAbsent(entry.key(), new Event(entry.key(), label, graded)) != null) {
          diagnostics.error(
              "DUPLICATE-EVENT",
              entry.place(),
              "The event '" + entry.key() + "' stands twice.",
              "");
        }
      }
    }
    return events;
  }

  /** What questions about the chart may name, gathered before anything else is read. */
  private Map<Query.Argument, Set<String>> arguments(
      Map<String, Event> events, Map<String, Words> products) {
    Set<String> drugs = new TreeSet<>();
    Set<String> highDoses = new TreeSet<>();
    for (Section section : of("formulary")) {
      for (YamlNode.Entry entry : section.fields(new Diagnostics()).entries()) {
        drugs.add(entry.key());
        if (entry.value() instanceof YamlNode.Mapping drug) {
          Fields line = new Fields(drug, new Diagnostics());
          drugs.addAll(line.strings("class"));
          drugs.addAll(line.strings("tags"));
          line.map("high_dose").map(dose -> dose.string("as", "")).ifPresent(highDoses::add);
        }
      }
    }
    highDoses.addAll(drugs);
    return Map.of(
        Query.Argument.EVENT,
        events.keySet(),
        Query.Argument.DRUG,
        drugs,
        Query.Argument.GIVING,
        highDoses,
        Query.Argument.ROUTE,
        Set.copyOf(Route.names()),
        Query.Argument.PRODUCT,
        products.keySet(),
        Query.Argument.EXPOSURE,
        ExposureReader.sets(of("exposures")).keySet());
  }

  private static Set<String> phaseIds(Map<String, Protocol> protocols) {
    Set<String> ids = new TreeSet<>();
    protocols
        .values()
        .forEach(protocol -> protocol.roadmap().forEach(step -> ids.add(step.phaseId())));
    return ids;
  }

  private Map<String, Words> products(Clauses clauses) {
    Map<String, Words> products = new LinkedHashMap<>();
    for (Section section : of("products")) {
      for (YamlNode.Entry entry : section.fields(diagnostics).entries()) {
        products.put(entry.key(), clauses.words(entry.value(), entry.key()));
      }
    }
    return products;
  }

  private List<Section> of(String name) {
    return sections.stream().filter(section -> section.name().equals(name)).toList();
  }

  private Map<String, Source> sources() {
    Map<String, Source> sources = new LinkedHashMap<>();
    for (Section section : of("sources")) {
      for (YamlNode.Entry entry : section.fields(diagnostics).entries()) {
        Fields line = Fields.of(entry.value(), "The source '" + entry.key() + "'", diagnostics);
        String title = line.requiredText("title").map(YamlNode.Text::text).orElse("");
        String kind = line.string("kind", "publication");
        String address = line.string("url", "");
        String doi = line.string("doi", "");
        line.node("seen");
        line.node("note");
        line.done();
        String shown = address.isEmpty() && !doi.isEmpty() ? "https://doi.org/" + doi : address;
        if (sources.putIfAbsent(entry.key(), new Source(entry.key(), title, shown, kind)) != null) {
          diagnostics.error(
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
    Map<String, BodySize> formulas = new LinkedHashMap<>();
    for (Section section : of("body_size")) {
      for (YamlNode.Entry entry : section.fields(diagnostics).entries()) {
        Fields line = Fields.of(entry.value(), "The formula '" + entry.key() + "'", diagnostics);
        Words title = clauses.requiredWords(line, "title");
        Optional<Rule> bsa =
            line.requiredText("bsa").flatMap(text -> Rule.formula(text, scope, diagnostics));
        Evidence evidence = clauses.requiredEvidence(line);
        line.done();
        bsa.ifPresent(
            rule -> formulas.put(entry.key(), new BodySize(entry.key(), title, rule, evidence)));
      }
    }
    return formulas;
  }

  private List<SmallChild> smallChild(Clauses clauses, Scope scope, Map<String, Choice> choices) {
    List<SmallChild> rules = new ArrayList<>();
    for (Section section : of("small_child")) {
      Fields line = section.fields(diagnostics);
      Optional<Rule> when = clauses.requiredCondition(line, "when", scope);
      Optional<YamlNode.Text> choice = line.requiredText("choice");
      line.required("per_kg_divisor");
      double divisor = line.number("per_kg_divisor").orElse(1);
      if (divisor <= 0) {
        diagnostics.error("RANGE", line.place(), "'per_kg_divisor' is more than zero.", "");
      }
      Evidence evidence = clauses.requiredEvidence(line);
      line.done();
      if (choice.isPresent() && !choices.containsKey(choice.get().text())) {
        diagnostics.unknownName(
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
                  diagnostics.unknownName(
                      "UNKNOWN-STATE", text.place(), "The state", text.text(), known);
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
      Map<String, Choice> choices,
      CheckReader checks,
      Set<String> titrations) {
    Map<String, Centre> centres = new LinkedHashMap<>();
    for (Section section : of("centre")) {
      Fields file = section.wholeFile(diagnostics);
      String id = file.requiredText("centre").map(YamlNode.Text::text).orElse("");
      Words title = clauses.requiredWords(file, "title");
      String family = reference(file, "family", families.keySet());
      String bodySize = reference(file, "body_size", bodySizes.keySet());
      int labDays = days(file, "lab_valid_days");
      int window = days(file, "giving_window_days");
      String titration = file.has("titration") ? reference(file, "titration", titrations) : "";
      Map<String, String> routine = new LinkedHashMap<>();
      file.map("choices").ifPresent(map -> routine(map, choices, routine));
      Map<String, Optional<Check.Level>> levels =
          file.map("checks").map(checks::atCentre).orElse(Map.of());
      ContactReader reach = new ContactReader(clauses);
      List<Contact> contacts = reach.read(file, "contacts", false);
      Optional<Contact.Hours> chat = file.text("chat").flatMap(reach::hours);
      file.node("note");
      clauses.evidence(file);
      file.done();
      centres.put(
          id,
          new Centre(
              id, title, family, bodySize, labDays, window, titration, routine, levels, contacts,
              chat));
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
