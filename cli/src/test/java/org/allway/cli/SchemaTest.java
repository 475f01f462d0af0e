package org.allway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.allway.chart.ChartReader;
import org.allway.diagnostic.Diagnostics;
import org.allway.dose.DoseUnit;
import org.allway.dose.Route;
import org.allway.library.KnowledgeFile;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;
import org.allway.library.ScenarioTexts;
import org.allway.scenario.ScenarioRunner;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What editors are told, held against what is written and against what the engine reads. */
@DisplayName("The schemas for editors")
class SchemaTest {

  private static final Path ROOT = Path.of("..");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder -> builder.schemaLoader(loader -> loader.fetchRemoteResources()));
  private static final Schema KNOWLEDGE = schema("knowledge");
  private static final Schema CHART = schema("chart");
  private static final List<KnowledgeText> BUNDLED =
      Knowledge.texts(Optional.empty()).stream()
          .filter(text -> !text.file().contains("/scenarios/"))
          .toList();
  private static final Library LIBRARY = Knowledge.library(Optional.empty());

  /** Texts without a fault, into which the tests put one. */
  enum Sound {
    SECTIONS(
        """
        sources:
          OURS: {title: Our book, url: "https://example.org/book", kind: guideline}
        vocabulary:
          our_count: {type: number, unit: 10*9/L, possible: [0, 50], group: lab, label: {en: Count, es: Recuento}}
          our_sign:
            type: code
            values: {mild: {en: mild, es: leve}, severe: {en: severe, es: grave}}
            label: {en: Sign, es: Signo}
            derive:
              - {when: our_count < 1, then: severe, cite: OURS}
              - {otherwise: mild}
        formulary:
          our-drug:
            label: {en: our drug, es: nuestro fármaco}
            class: folate
            unit: mg
            small_child: exempt
            routes:
              PO: {max: 20 mg, round: {nearest: 2.5 mg}, week_tolerance: 10 %, unverified: [round, tolerance]}
            never: [IT]
            strengths:
              - {form: tablet, amount: [2.5 mg, 10 mg], divides: half, cite: OURS}
              - {form: liquid, concentration: 2 mg/mL, step: 0.1 mL, cite: OURS}
            cite: OURS
        titrations:
          our-counts:
            title: {en: Ours, es: Nuestra}
            drugs: {our-drug: PO}
            counts: [our_count]
            counters: {lows: {en: Lows, es: Bajos}}
            run: {when: our_count >= 2, skip: [{when: event('fever'), because: {en: fever, es: fiebre}, cite: OURS}], cite: OURS}
            start: full
            states: {full: {label: {en: full, es: completa}}, less: {label: {en: less, es: menos}, share: 50 %, of: start, cite: OURS}}
            rows:
              - {from: full, when: our_count < 1, to: less, count: lows, because: {en: Low., es: Bajo.}, cite: OURS}
              - {when: checks >= 2 && lows < 3, raise: {by: 25 %, drugs: all}, because: {en: High., es: Alto.}, cite: OURS}
            advice: [{in: less, when: days_in_state > 14, text: {en: Low., es: Bajo.}, action: {en: Think., es: Piense.}, cite: OURS}]
            cite: OURS
        replacements:
          our-other:
            title: {en: Ours, es: Nuestra}
            give: [{drug: vincristine, dose: 1 mg/m2, route: IV, days: [1, 3], cite: OURS}]
            cite: OURS
        adaptations:
          our-liver:
            title: {en: Ours, es: Nuestra}
            of: [vincristine, vinblastine]
            route: IV
            kind: start
            rows:
              - {when: bilirubin_direct <= 3, then: 100 %, cite: OURS}
              - {when: bilirubin_direct <= 4, then: 30-80 %, because: {en: High., es: Alta.}, cite: OURS}
              - {when: bilirubin_direct <= 5, then: 10 % on Mon Wed Fri, because: {en: High., es: Alta.}, cite: OURS}
              - {when: bilirubin_direct <= 6, then: replace our-other, because: {en: High., es: Alta.}, cite: OURS}
              - {otherwise: omit, because: {en: High., es: Alta.}, unverified: all}
          our-ladder:
            title: {en: Ours, es: Nuestra}
            of: methotrexate
            kind: ladder
            rows: [{when: last_left_out, then: 80 % of last, because: {en: Less., es: Menos.}, unverified: all}]
        care:
          ours:
            title: {en: Ours, es: Nuestro}
            lines:
              our-line: {when: due('vincristine') && phase_day > 3, text: {en: Look., es: Mire.}, cite: OURS}
        rescues:
          ours:
            title: {en: Ours, es: Nuestro}
            after: high-dose-methotrexate
            when: choice('our-choice') == 'one'
            days: 14
            level: methotrexate_level
            hour: methotrexate_level_hour
            kidney: creatinine
            expected: [{hour: 24, most: 150, if_high_before: true, cite: OURS}]
            rows:
              - {when: level > 10, give: {drug: leucovorin, route: IV, amount: 15 * bsa, every_hours: 6}, text: {en: High., es: Alto.}, cite: OURS}
              - {otherwise: true, ends: true, text: {en: Low., es: Bajo.}, cite: OURS}
            also: [{when: kidney_rise > 2, text: {en: Look., es: Mire.}, cite: OURS}]
            cite: OURS
        exposures:
          our-exposure:
            title: {en: Ours, es: Nuestra}
            unit: mg/m2
            sets:
              ours: {title: {en: ours, es: nuestro}, factors: {our-drug: 2.5}, stand_in: [our-drug], cite: OURS}
            before: [{fact: our_count, missed_when: relapses > 1}]
            not_counted: [methotrexate]
            limits: [ours]
        late_effects:
          our-effect: {after: {en: Ours, es: Nuestro}, when: exposure('our-exposure') >= 3, look_for: {en: It., es: Eso.}, how_often: {en: Now., es: Ya.}, cite: OURS}
        tables:
          our-table: {title: {en: Ours, es: Nuestra}, by: age, bands: {1: 8 mg, 2.5: 10 mg}, cite: OURS}
        body_size:
          ours: {title: {en: Ours, es: Nuestra}, bsa: sqrt(height_cm * weight_kg / 3600), cite: OURS}
        states:
          - {when: relapses > 3, then: relapsed, cite: OURS}
        choices:
          our-choice:
            question: {en: Which?, es: ¿Cuál?}
            options:
              one: {label: {en: One, es: Uno}, recommend: "!down_syndrome", unverified: all}
        """),
    PHASE(
        """
        phases:
          ours:
            title: {en: Ours, es: Nuestra}
            days: 35
            gates:
              - {day: 1, when: anc >= 0.75 && platelets >= 75, cite: VN-ADAPTED}
            give:
              - {drug: vincristine, dose: 1.5 mg/m2, max: 2 mg, route: IV, days: [1, 8-9], cite: VN-ADAPTED}
              - {drug: cytarabine, dose: 75 mg/m2/day, times: BID, route: [IV, SC], days: 1-4, unverified: all}
              - {drug: methotrexate, dose: {by: age, 1: 8 mg, 2: 10 mg}, route: IT, days: every 7 from 8 to 29, cite: VN-ADAPTED}
              - {drug: methotrexate, dose: {start: 100 mg/m2, step: 50 mg/m2}, route: IV, days: 15, cite: VN-ADAPTED}
              - {drug: blinatumomab, dose: 28 ug/day, route: IV, days: 1, infusion: 28 days, cite: VN-ADAPTED}
              - {radiotherapy: cranial, dose: 18 Gy, fractions: 10, day: 22, when: cns == 'CNS3', cite: VN-ADAPTED}
            assess:
              - {day: 29, facts: [mrd_eoi], cite: VN-ADAPTED}
            cite: VN-ADAPTED
        """),
    PROTOCOL(
        """
        protocol: ours
        title: {en: Ours, es: Nuestro}
        version: 1.0.0
        status: {review: unreviewed, revised: 2026-11-23}
        eligible:
          - {require: lineage == 'B', because: {en: It treats B-cell ALL., es: Trata la LLA B.}, cite: VN-ADAPTED}
        expect: {mrd_eoi: 0, cns: CNS1, bcr_abl1: false}
        define:
          early:
            rows: [{when: mrd_eoi < 0.01, then: true, cite: VN-ADAPTED}, {otherwise: false}]
        risk:
          groups:
            low: {en: Low, es: Bajo}
          stages:
            - stage: end_of_induction
              opened_by: [mrd_eoi]
              rows: [{otherwise: low}]
        roadmap:
          - {phase: induction, use: sr-induction}
          - {phase: consolidation, by_group: {low: sr-consolidation}}
          - {phase: maintenance, repeat: true, rows: [{when: early, then: sr-maintenance}, {otherwise: hr-maintenance}]}
        end_of_therapy:
          from: consolidation
          years: [{otherwise: 2, unverified: all}]
        leave:
          - {when: relapses > 0, because: {en: It is back., es: Ha vuelto.}, action: {en: Stop., es: Parar.}, unverified: all}
        limits: {anthracycline: 300}
        """),
    CENTRE(
        """
        centre: ours
        title: {en: Ours, es: Nuestro}
        family: cog-2019
        body_size: mosteller
        lab_valid_days: 7
        giving_window_days: 3
        choices: {maintenance-steroid: prednisone}
        contacts:
          - {name: {en: Clinic, es: Clínica}, reach: 555-0100, hours: mon-fri 08:00-16:30 Europe/Madrid, say: {en: Ask., es: Pregunte.}}
          - {name: {en: Ward, es: Planta}, reach: 555-0101}
        """),
    GUIDE(french()),
    FAMILY(
        """
        family: ours
        title: {en: Ours, es: Nuestra}
        protocols: [cog-2019-b-all]
        """),
    SCENARIO(
        """
        children:
          girl:
            child: {id: girl, born: 2021-03-04, sex: female}
            chart:
              - {on: 2026-01-10, measure: {height_cm: 104, weight_kg: 17.2}}
              - {on: 2026-01-10, facts: {lineage: B, wbc: 12.4, cns: CNS1, testicular: false, down_syndrome: false}}
              - {on: 2026-01-12, start: induction}
        scenarios:
          - name: The first vincristine is due on the day that induction begins
            child: girl
            as_of: 2026-01-12
            expect:
              protocol: cog-2019-b-all
              state: new
              status: {induction: active}
              doses:
                - {phase: induction, drug: vincristine, route: IV, day: 1, date: 2026-01-12, status: due}
        """),
    CHILD(
        """
        child: {id: girl, name: Girl, born: 2021-03-04, sex: female}
        centre: default
        chart:
          - {on: 2026-01-10, measure: {height_cm: 104, weight_kg: 17.2}}
          - {on: 2026-01-10, recorded: 2026-01-11, id: first, facts: {lineage: B, wbc: 12.4, testicular: false, cns: unknown}}
          - {on: 2026-01-12, start: induction}
          - {on: 2026-01-12, gave: {drug: vincristine, amount: 1.05 mg, route: IV}}
          - {on: 2026-01-13, hold: {drug: [dexamethasone], reason: fever, until: 2026-01-15}}
          - {on: 2026-01-13, choose: {maintenance-steroid: prednisone}}
          - {on: 2026-01-14, event: {what: fever, grade: 3}}
          - {on: 2026-01-15, withdraw: {entry: first}, by: the ward}
        """);

    /** A guide in a third language: nothing but another file. */
    private static String french() {
      return BUNDLED.stream()
          .filter(text -> text.file().endsWith("family/en.yaml"))
          .map(text -> text.content().replace("family_guide: en", "family_guide: fr"))
          .findFirst()
          .orElseThrow();
    }

    private final String text;

    Sound(String text) {
      this.text = text;
    }

    private Schema schema() {
      return this == CHILD ? CHART : KNOWLEDGE;
    }

    private String with(String piece, String replacement) {
      assertThat(text).contains(piece);
      return text.replace(piece, replacement);
    }

    /** What the engine says against a text of this kind; nothing if it takes it. */
    private List<String> faults(String changed) {
      KnowledgeText own = new KnowledgeText("own.yaml", changed);
      Diagnostics diagnostics = new Diagnostics();
      List<String> faults = new ArrayList<>();
      switch (this) {
        case CHILD -> new ChartReader(LIBRARY, diagnostics).read(own.file(), changed);
        case SCENARIO ->
            new ScenarioRunner(LIBRARY)
                .run(ScenarioTexts.of(KnowledgeFile.of(List.of(own)), diagnostics))
                .forEach(result -> faults.addAll(result.failures()));
        default -> {
          List<KnowledgeText> all = new ArrayList<>(BUNDLED);
          all.add(own);
          if (LibraryCompiler.compile(all) instanceof LibraryCompiler.Result.Refused(var found)) {
            found.forEach(one -> faults.add(one.toString()));
          }
        }
      }
      if (diagnostics.hasErrors()) {
        diagnostics.all().forEach(one -> faults.add(one.toString()));
      }
      return faults;
    }
  }

  private static Schema schema(String name) {
    String at = ROOT.resolve("schema/" + name + ".schema.json").toAbsolutePath().toUri().toString();
    return REGISTRY.getSchema(SchemaLocation.of(at));
  }

  /** What a schema says against a text; each begins with the place, such as /phases/ours/days. */
  private static List<String> faults(Schema schema, String text) {
    LoadSettings yaml = LoadSettings.builder().setSchema(new CoreSchema()).build();
    JsonNode tree = JSON.valueToTree(new Load(yaml).loadFromString(text));
    return schema.validate(tree).stream().map(Error::toString).toList();
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  static List<Path> knowledge() throws IOException {
    return Stream.concat(files("knowledge").stream(), files("examples/my-centre").stream())
        .toList();
  }

  static List<Path> examples() throws IOException {
    Path examples = ROOT.resolve("examples");
    return files("examples").stream().filter(file -> examples.equals(file.getParent())).toList();
  }

  static List<Path> orders() throws IOException {
    return files("examples/orders");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("knowledge")
  @DisplayName("take every file of the knowledge folder")
  void everyKnowledgeFile(Path file) throws IOException {
    assertThat(faults(KNOWLEDGE, Files.readString(file))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("take every example chart")
  void everyExample(Path file) throws IOException {
    assertThat(faults(CHART, Files.readString(file))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("orders")
  @DisplayName("take every file of example orders")
  void everyOrder(Path file) throws IOException {
    assertThat(faults(schema("order"), Files.readString(file))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("take a text without fault, as the engine does")
  void sound(Sound sound) {
    assertThat(faults(sound.schema(), sound.text)).isEmpty();
    assertThat(sound.faults(sound.text)).isEmpty();
  }

  static List<Arguments> broken() {
    return List.of(
        // What stands everywhere
        arguments("a section", Sound.PHASE, "phases:", "fases:", "'fases'"),
        arguments("a key", Sound.PHASE, "max: 2 mg", "maximum: 2 mg", "'maximum'"),
        arguments("a language", Sound.PHASE, "es: Nuestra}", "fr: La nôtre}", "'es' not found"),
        arguments("no words", Sound.PHASE, "{en: Ours, es: Nuestra}", "Ours", "ours/title"),
        arguments("no source", Sound.PHASE, "[1, 8-9], cite: VN-ADAPTED", "[1, 8-9]", "'cite'"),
        arguments(
            "a mark", Sound.PHASE, "unverified: all", "unverified: [dosage]", "give/1/unverified"),
        arguments("a rule's sign", Sound.PHASE, "cns == 'CNS3'", "cns = 'CNS3'", "give/5/when"),
        arguments("a rule's quote", Sound.PHASE, "cns == 'CNS3'", "cns == 'CNS3", "give/5/when"),
        // Phases
        arguments("no length", Sound.PHASE, "days: 35", "note: long", "'days' not found"),
        arguments("a length", Sound.PHASE, "days: 35", "days: 500", "ours/days"),
        arguments("no days", Sound.PHASE, ", days: [1, 8-9]", "", "'days' not found"),
        arguments("day zero", Sound.PHASE, "[1, 8-9]", "[0, 8-9]", "give/0/days"),
        arguments("days", Sound.PHASE, "every 7 from 8 to 29", "weekly", "give/2/days"),
        arguments(
            "a route", Sound.PHASE, "route: IV, days: 15", "route: iv, days: 15", "give/3/route"),
        arguments("two routes", Sound.PHASE, "[IV, SC]", "[IV, SQ]", "give/1/route"),
        arguments("a dose", Sound.PHASE, "1.5 mg/m2", "1.5 mg/m3", "give/0/dose"),
        arguments("a bare dose", Sound.PHASE, "1.5 mg/m2", "1.5", "give/0/dose"),
        arguments("a cap", Sound.PHASE, "max: 2 mg", "max: 2 mg/m2", "give/0/max"),
        arguments("times", Sound.PHASE, "times: BID", "times: BD", "give/1/times"),
        arguments("a band's name", Sound.PHASE, "{by: age,", "{by: height,", "give/2/dose/by"),
        arguments("a band's bound", Sound.PHASE, "2: 10 mg}", "two: 10 mg}", "'two'"),
        arguments("no step", Sound.PHASE, ", step: 50 mg/m2", "", "'step' not found"),
        arguments("an infusion", Sound.PHASE, "28 days,", "4 weeks,", "give/4/infusion"),
        arguments("a site", Sound.PHASE, "cranial", "brain", "give/5/radiotherapy"),
        arguments("radiation", Sound.PHASE, "18 Gy", "18 mg", "give/5/dose"),
        arguments("radiation's days", Sound.PHASE, "day: 22", "days: 22", "'days'"),
        arguments("no gate's day", Sound.PHASE, "{day: 1, when", "{when", "'day' not found"),
        // The other sections
        arguments("a fact's type", Sound.SECTIONS, "type: number", "type: float", "our_count/type"),
        arguments("a fact's group", Sound.SECTIONS, "group: lab", "group: labs", "our_count/group"),
        arguments("a fact's name", Sound.SECTIONS, "our_count", "our-count", "'our-count'"),
        arguments("a range", Sound.SECTIONS, "[0, 50]", "[0]", "our_count/possible"),
        arguments("no codes", Sound.SECTIONS, "    values: {", "    note: {", "'values'"),
        arguments("a row", Sound.SECTIONS, "{otherwise: mild}", "{else: mild}", "'else'"),
        arguments(
            "a row's end", Sound.SECTIONS, "{otherwise:", "{when: true, otherwise:", "derive/1"),
        arguments("a drug's unit", Sound.SECTIONS, "unit: mg", "unit: milligram", "our-drug/unit"),
        arguments("a drug's class", Sound.SECTIONS, "class: folate", "note: none", "'class'"),
        arguments("a drug's route", Sound.SECTIONS, "PO: {max", "ORAL: {max", "'ORAL'"),
        arguments(
            "what never", Sound.SECTIONS, "never: [IT]", "never: [intrathecal]", "our-drug/never"),
        arguments("a rounding", Sound.SECTIONS, "{nearest: 2.5 mg}", "half tablets", "PO/round"),
        arguments(
            "a bare rounding", Sound.SECTIONS, "nearest: 2.5 mg", "nearest: 2.5", "round/nearest"),
        arguments("a product's form", Sound.SECTIONS, "form: tablet", "form: pill", "0/form"),
        arguments("a liquid", Sound.SECTIONS, "2 mg/mL", "2 mg per mL", "1/concentration"),
        arguments("a part", Sound.SECTIONS, "divides: half", "divides: third", "0/divides"),
        arguments("a tolerance", Sound.SECTIONS, "10 %", "0.1", "PO/week_tolerance"),
        arguments("a state's share", Sound.SECTIONS, "share: 50 %", "share: 1/2", "less/share"),
        arguments("a share's whole", Sound.SECTIONS, "of: start", "of: first", "less/of"),
        arguments("a raise", Sound.SECTIONS, "drugs: all", "drugs: both", "raise/drugs"),
        arguments("no effect", Sound.SECTIONS, "to: less, ", "", "rows/0"),
        arguments(
            "no first state", Sound.SECTIONS, "start: full", "note: full", "'start' not found"),
        arguments("an exposure's unit", Sound.SECTIONS, "unit: mg/m2", "unit: g", "exposure/unit"),
        arguments("a factor", Sound.SECTIONS, "our-drug: 2.5", "our-drug: 0", "factors/our-drug"),
        arguments(
            "no factors",
            Sound.SECTIONS,
            "factors: {our-drug: 2.5}, stand_in: [our-drug], ",
            "",
            "'factors'"),
        arguments("no fact", Sound.SECTIONS, "fact: our_count, miss", "miss", "before/0"),
        arguments(
            "no rhythm", Sound.SECTIONS, ", how_often: {en: Now., es: Ya.}", "", "'how_often'"),
        arguments("small children", Sound.SECTIONS, "exempt", "never", "our-drug/small_child"),
        arguments("a table's bands", Sound.SECTIONS, "by: age", "by: months", "our-table/by"),
        arguments("a table's dose", Sound.SECTIONS, "1: 8 mg", "1: 8", "our-table/bands"),
        arguments("a state", Sound.SECTIONS, "then: relapsed", "then: relapse", "states/0/then"),
        arguments("an option", Sound.SECTIONS, "recommend:", "recommended:", "'recommended'"),
        // Whole files
        arguments("no risk", Sound.PROTOCOL, "risk:", "risks:", "'risk' not found"),
        arguments("no phase", Sound.PROTOCOL, ", use: sr-induction", "", "roadmap/0"),
        arguments(
            "two phases", Sound.PROTOCOL, "use: sr", "by_group: {low: x}, use: sr", "roadmap/0"),
        arguments("no end", Sound.PROTOCOL, "end_of_therapy:", "ends:", "'end_of_therapy'"),
        arguments("years", Sound.PROTOCOL, "otherwise: 2,", "otherwise: 2.5,", "years/0"),
        arguments(
            "a limit",
            Sound.PROTOCOL,
            "anthracycline: 300",
            "anthracycline: low",
            "limits/anthracycline"),
        arguments("the revision", Sound.PROTOCOL, "2026-11-23", "23.11.2026", "status/revised"),
        arguments("no reason", Sound.PROTOCOL, "because: {en: It t", "why: {en: It t", "'because'"),
        arguments("no window", Sound.CENTRE, "giving_window_days: 3", "", "'giving_window_days'"),
        arguments("a centre's days", Sound.CENTRE, "days: 7", "days: a week", "lab_valid_days"),
        arguments(
            "a contact's hours",
            Sound.CENTRE,
            "mon-fri 08:00",
            "weekdays 8:00",
            "contacts/0/hours"),
        arguments("a guide's label", Sound.GUIDE, "  title: Your", "  titel: Your", "'titel'"),
        arguments("a guide's part", Sound.GUIDE, "part: urgent", "part: pressing", "urgent/part"),
        arguments("no statement", Sound.GUIDE, "say: \"No urine", "said: \"No urine", "'say'"),
        arguments("a guide's route", Sound.GUIDE, "route: PO", "route: mouth", "/route"),
        arguments(
            "a family's key", Sound.FAMILY, "protocols:", "protocol_names:", "'protocol_names'"),
        // Scenarios
        arguments("no date", Sound.SCENARIO, "as_of:", "asof:", "'as_of' not found"),
        arguments("an expected key", Sound.SCENARIO, "protocol:", "protokol:", "'protokol'"),
        arguments("an expected state", Sound.SCENARIO, "state: new", "state: sick", "expect/state"),
        arguments("a standing", Sound.SCENARIO, "active", "running", "status/induction"),
        arguments("a dose's key", Sound.SCENARIO, "status: due", "state: due", "doses/0"),
        arguments("a child's entry", Sound.SCENARIO, "start: i", "begin: i", "/children/girl"),
        // Charts
        arguments("a chart's key", Sound.CHILD, "centre:", "center:", "'center'"),
        arguments("no birth", Sound.CHILD, ", born: 2021-03-04", "", "'born' not found"),
        arguments("a birth", Sound.CHILD, "2021-03-04", "2021-13-04", "child/born"),
        arguments("the sex", Sound.CHILD, "sex: female", "sex: girl", "child/sex"),
        arguments("no day", Sound.CHILD, "{on: 2026-01-12, s", "{s", "'on' not found"),
        arguments("an entry's key", Sound.CHILD, "start:", "started:", "'started'"),
        arguments("nothing", Sound.CHILD, ", start: induction", "", "chart/2"),
        arguments("a list of values", Sound.CHILD, "wbc: 12.4", "wbc: [12.4]", "facts/wbc"),
        arguments("the phase", Sound.CHILD, "induction", "induction, day 8", "chart/2"),
        arguments("an amount", Sound.CHILD, "1.05 mg", "1.05", "gave/amount"),
        arguments("a unit", Sound.CHILD, "1.05 mg", "1.05 ml/h", "gave/amount"),
        arguments("no route", Sound.CHILD, ", route: IV", "", "'route' not found"),
        arguments("a hold's drug", Sound.CHILD, "drug: [dexamethasone], ", "", "'drug' not found"),
        arguments("no event", Sound.CHILD, "what: fever", "which: fever", "'what' not found"),
        arguments("an event's detail", Sound.CHILD, "grade: 3", "grade: [3]", "event/grade"),
        arguments("a variant", Sound.CHILD, "by: the ward", "variant: x", "chart/7"));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("broken")
  @DisplayName("refuse what the engine refuses, at the place of the fault")
  void refuse(String what, Sound sound, String piece, String replacement, String said) {
    String text = sound.with(piece, replacement);
    assertThat(faults(sound.schema(), text)).as(what).anyMatch(fault -> fault.contains(said));
    assertThat(sound.faults(text)).as(what).isNotEmpty();
  }

  static List<Arguments> careless() {
    return List.of(
        arguments(
            "a source's kind", Sound.SECTIONS, "kind: guideline", "kind: hearsay", "OURS/kind"),
        arguments("an address", Sound.SECTIONS, "https://example.org", "example.org", "OURS/url"),
        arguments("two roundings", Sound.SECTIONS, "2.5 mg}", "2.5 mg, up: 5 mg}", "PO/round"),
        arguments("no fractions", Sound.PHASE, ", fractions: 10", "", "'fractions' not found"),
        arguments("no route at all", Sound.PHASE, "[IV, SC]", "[]", "give/1/route"),
        arguments("no band", Sound.PHASE, ", 1: 8 mg, 2: 10 mg", "", "give/2/dose"),
        arguments("nothing to test", Sound.PHASE, ", facts: [mrd_eoi]", "", "'facts' not found"),
        arguments(
            "a list of phases",
            Sound.PROTOCOL,
            "{low: sr-consolidation}",
            "{low: [sr-consolidation]}",
            "by_group/low"),
        arguments(
            "a phase's name",
            Sound.PROTOCOL,
            "phase: induction",
            "phase: Induction",
            "roadmap/0/phase"));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("careless")
  @DisplayName("refuse what the engine lets pass although it cannot be meant")
  void refuseMore(String what, Sound sound, String piece, String replacement, String said) {
    String text = sound.with(piece, replacement);
    assertThat(faults(sound.schema(), text)).as(what).anyMatch(fault -> fault.contains(said));
  }

  @Test
  @DisplayName("know the routes of the engine")
  void routes() {
    List<String> routes =
        file("chart").at("/$defs/route/enum").valueStream().map(JsonNode::asString).toList();
    assertThat(routes).isEqualTo(Stream.of(Route.values()).map(Route::name).toList());
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GY")
  @DisplayName("know the units of the engine")
  void units(DoseUnit unit) {
    String drug = Sound.PHASE.with("1.5 mg/m2", "1.5 " + unit.text + "/m2");
    String giving = Sound.CHILD.with("1.05 mg", "1.05 " + unit.text);
    assertThat(faults(KNOWLEDGE, drug)).isEmpty();
    assertThat(faults(CHART, giving)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"knowledge", "chart", "order"})
  @DisplayName("are schemas themselves")
  void schemas(String name) {
    Schema meta =
        REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
    assertThat(meta.validate(file(name))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"knowledge", "chart", "order"})
  @DisplayName("explain every key")
  void explained(String name) {
    List<String> silent = new ArrayList<>();
    silent(file(name), name, name, silent);
    assertThat(silent).isEmpty();
  }

  /**
   * The keys that may stand somewhere, and that neither themselves nor what they refer to explain.
   */
  private static void silent(JsonNode schema, String name, String at, List<String> silent) {
    if (schema.has("additionalProperties")) {
      schema
          .path("properties")
          .propertyStream()
          .filter(key -> !explains(key.getValue(), name))
          .forEach(key -> silent.add(at + "/" + key.getKey()));
    }
    schema
        .propertyStream()
        .forEach(child -> silent(child.getValue(), name, at + "/" + child.getKey(), silent));
  }

  private static boolean explains(JsonNode schema, String name) {
    if (schema.has("description") || schema.has("title")) {
      return true;
    }
    String ref = schema.path("$ref").asString("");
    if (ref.isEmpty()) {
      return false;
    }
    String[] fileAndPlace = ref.split("#", -1);
    String file = fileAndPlace[0].isEmpty() ? name : fileAndPlace[0].replace(".schema.json", "");
    return explains(file(file).at(fileAndPlace[1]), file);
  }

  private static JsonNode file(String name) {
    return JSON.readTree(ROOT.resolve("schema/" + name + ".schema.json"));
  }
}
