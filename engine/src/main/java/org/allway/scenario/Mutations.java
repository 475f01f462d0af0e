package org.allway.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.allway.library.Centre;
import org.allway.library.DoseRule;
import org.allway.library.Drug;
import org.allway.library.Element;
import org.allway.library.KnowledgeFile;
import org.allway.library.Library;
import org.allway.scenario.Mutation.Kind;
import org.allway.yaml.Cursor;
import org.allway.yaml.YamlNode;

/**
 * Walks through the clinical text and lists the slips that could be made in it. Left out is what
 * changes no plan: labels, codes, citations, notes, ranges, limits, products on the shelf, and
 * drugs, tables and formulas that no phase and no centre uses.
 */
final class Mutations {

  private final Library library;
  private final Slips slips;
  private final Set<String> drugs = new HashSet<>();
  private final Set<String> tables = new HashSet<>();
  private final Set<String> formulas = new HashSet<>();

  private Mutations(Library library, Slips slips) {
    this.library = library;
    this.slips = slips;
    medications()
        .forEach(element -> {
          drugs.add(element.drug().id());
          if (element.dose() instanceof DoseRule.Banded banded) {
            tables.add(banded.table());
          }
        });
    library.centres().values().stream().map(Centre::bodySize).forEach(formulas::add);
  }

  static List<Mutation> of(List<KnowledgeFile> files, Library library) {
    List<Mutation> all = new ArrayList<>();
    for (KnowledgeFile file : files) {
      new Mutations(library, new Slips(file, all)).file(Cursor.of(file.content()));
    }
    return List.copyOf(all);
  }

  private void file(Cursor file) {
    each(file, "vocabulary", this::fact);
    each(file, "formulary", this::drug);
    each(file, "tables", this::table);
    each(file, "body_size", this::formula);
    file.in("small_child").ifPresent(this::smallChild);
    file.in("states").ifPresent(this::rows);
    each(file, "choices", this::choice);
    each(file, "checks", this::check);
    each(file, "titrations", this::titration);
    each(file, "adaptations", this::adaptation);
    each(file, "replacements", this::elements);
    each(file, "rescues", this::rescue);
    each(file, "care", topic -> each(topic, "lines", this::check));
    each(file, "exposures", this::exposure);
    each(file, "late_effects", this::check);
    each(file, "phases", this::phase);
    if (file.in("protocol").isPresent()) {
      protocol(file);
    }
    if (file.in("centre").isPresent()) {
      centre(file);
    }
  }

  private void fact(Cursor fact) {
    fact.in("derive").ifPresent(this::rows);
    if (!fact.in("type").map(Cursor::text).orElse("").equals("code")) {
      each(fact, "derive", row -> row.in("then").ifPresent(slips::rule));
    }
  }

  private void check(Cursor check) {
    slips.delete(Kind.ROW_DELETED, check);
    check.in("when").ifPresent(slips::rule);
  }

  /** Of radiotherapy the sites that some phase irradiates. */
  private void exposure(Cursor exposure) {
    each(
        exposure,
        "sets",
        set ->
            each(
                set,
                "factors",
                factor -> {
                  if (library.formulary().containsKey(factor.key()) || irradiated(factor.key())) {
                    slips.delete(Kind.LINE_DELETED, factor);
                    slips.numbers(factor);
                  }
                }));
    each(
        exposure,
        "before",
        line -> {
          slips.delete(Kind.LINE_DELETED, line);
          line.in("missed_when").ifPresent(slips::condition);
        });
    each(exposure, "not_counted", one -> slips.delete(Kind.ITEM_REMOVED, one));
  }

  private boolean irradiated(String site) {
    return library.phases().values().stream()
        .flatMap(phase -> phase.elements().stream())
        .anyMatch(
            element -> element instanceof Element.Radiotherapy beam && beam.site().equals(site));
  }

  private void titration(Cursor set) {
    set.in("run")
        .ifPresent(run -> {
          run.in("when").ifPresent(slips::rule);
          each(run, "skip", this::check);
        });
    each(set, "states", state -> state.in("share").ifPresent(slips::numbers));
    each(
        set,
        "rows",
        row -> {
          check(row);
          row.in("raise").flatMap(raise -> raise.in("by")).ifPresent(slips::numbers);
        });
    each(set, "advice", this::check);
  }

  private void rescue(Cursor rescue) {
    rescue.in("when").ifPresent(slips::condition);
    rescue.in("days").ifPresent(slips::numbers);
    each(
        rescue,
        "expected",
        one -> {
          slips.delete(Kind.LINE_DELETED, one);
          one.in("hour").ifPresent(slips::numbers);
          one.in("most").ifPresent(slips::numbers);
        });
    each(rescue, "rows", this::answer);
    each(rescue, "also", this::answer);
  }

  private void answer(Cursor row) {
    check(row);
    row.in("ends").ifPresent(slips::flag);
    row.in("give")
        .ifPresent(give -> {
          give.in("amount").ifPresent(slips::rule);
          give.in("every_hours").ifPresent(slips::numbers);
        });
  }

  private void adaptation(Cursor adaptation) {
    adaptation.in("rows").ifPresent(this::rows);
    each(adaptation, "rows", row -> Slips.result(row).ifPresent(slips::numbers));
    adaptation.in("route").ifPresent(route -> slips.delete(Kind.CONDITION_DROPPED, route));
    adaptation.in("of").ifPresent(slips::items);
  }

  private void rows(Cursor rows) {
    for (Cursor row : rows.items()) {
      slips.delete(Kind.ROW_DELETED, row);
      row.in("when").ifPresent(slips::rule);
    }
    slips.swappedRows(rows);
  }

  private void drug(Cursor drug) {
    if (drugs.contains(drug.key())) {
      each(
          drug,
          "routes",
          route -> {
            if (!planned(drug.key(), route.key())) {
              return;
            }
            route.in("max").ifPresent(max -> cap(max, guarded(drug.key(), route.key())));
            each(route, "round", step -> slips.amount(step, false));
          });
      drug.in("small_child").ifPresent(slips::flag);
      drug.in("high_dose")
          .flatMap(high -> high.in("from"))
          .ifPresent(from -> slips.amount(from, false));
    }
  }

  /** A cap that another stands behind can be lower by a slip, but not higher. */
  private void cap(Cursor max, boolean guarded) {
    if (guarded) {
      slips.less(max);
    } else {
      slips.amount(max, false);
      slips.delete(Kind.CAP_REMOVED, max);
    }
  }

  /** Whether the formulary caps an element no higher than it does itself. */
  private boolean guarded(Cursor element) {
    return medications()
        .filter(one -> one.place().equals(element.node().place()))
        .anyMatch(one -> use(one).max() <= one.max());
  }

  private boolean planned(String drug, String route) {
    return medications()
        .anyMatch(one -> one.drug().id().equals(drug) && one.route().name().equals(route));
  }

  /** Whether every element that gives a drug by a route caps it itself. */
  private boolean guarded(String drug, String route) {
    return medications()
        .filter(one -> one.drug().id().equals(drug) && one.route().name().equals(route))
        .allMatch(one -> one.max() <= use(one).max());
  }

  private Stream<Element.Medication> medications() {
    return library.phases().values().stream()
        .flatMap(phase -> phase.elements().stream())
        .filter(Element.Medication.class::isInstance)
        .map(Element.Medication.class::cast);
  }

  private static Drug.Use use(Element.Medication element) {
    return Objects.requireNonNull(element.drug().routes().get(element.route()));
  }

  private void table(Cursor table) {
    if (tables.contains(table.key())) {
      table.in("bands").ifPresent(slips::bands);
    }
  }

  private void formula(Cursor formula) {
    if (formulas.contains(formula.key())) {
      formula.in("bsa").ifPresent(slips::rule);
    }
  }

  private void smallChild(Cursor rule) {
    rule.in("when").ifPresent(slips::rule);
    rule.in("per_kg_divisor").ifPresent(slips::numbers);
  }

  private void choice(Cursor choice) {
    each(
        choice,
        "options",
        option -> {
          slips.delete(Kind.LINE_DELETED, option);
          option.in("recommend").ifPresent(slips::condition);
          option.in("exclude").ifPresent(slips::condition);
        });
  }

  private void phase(Cursor phase) {
    phase.in("days").ifPresent(slips::numbers);
    each(
        phase,
        "gates",
        gate -> {
          line(gate);
          gate.in("when").ifPresent(slips::rule);
        });
    elements(phase);
    each(
        phase,
        "assess",
        test -> {
          line(test);
          test.in("when").ifPresent(slips::condition);
          test.in("facts").ifPresent(slips::items);
        });
  }

  private void elements(Cursor phase) {
    each(
        phase,
        "give",
        element -> {
          line(element);
          element.in("when").ifPresent(slips::condition);
          element(element);
        });
  }

  private void line(Cursor line) {
    slips.delete(Kind.LINE_DELETED, line);
    line.in("day").ifPresent(slips::numbers);
  }

  private void element(Cursor element) {
    element.in("dose").ifPresent(dose -> dose(dose, element.in("times").isPresent()));
    element.in("max").ifPresent(max -> cap(max, guarded(element)));
    element.in("days").ifPresent(slips::days);
    element.in("hours").ifPresent(slips::days);
    element.in("window").ifPresent(slips::numbers);
    element.in("times").ifPresent(slips::times);
    element.in("over").ifPresent(slips::numbers);
    element.in("infusion").ifPresent(slips::numbers);
    element.in("fractions").ifPresent(slips::numbers);
    element.in("route").ifPresent(route -> slips.order(Kind.ROUTE, route));
    element.in("not_with").ifPresent(other -> slips.delete(Kind.CONDITION_DROPPED, other));
    element.in("injection").ifPresent(name -> slips.delete(Kind.CONDITION_DROPPED, name));
  }

  private void dose(Cursor dose, boolean severalTimes) {
    if (dose.node() instanceof YamlNode.Text) {
      slips.amount(dose, severalTimes);
      return;
    }
    slips.bands(dose);
    dose.in("start").ifPresent(start -> slips.amount(start, false));
    dose.in("step").ifPresent(step -> slips.amount(step, false));
    dose.in("resume")
        .ifPresent(resume -> {
          slips.delete(Kind.CONDITION_DROPPED, resume);
          resume.in("share").ifPresent(slips::numbers);
        });
  }

  private void protocol(Cursor protocol) {
    each(
        protocol,
        "eligible",
        line -> {
          slips.delete(Kind.LINE_DELETED, line);
          line.in("require").ifPresent(slips::rule);
        });
    each(
        protocol,
        "expect",
        value -> {
          slips.delete(Kind.LINE_DELETED, value);
          slips.flag(value);
          if (value.text().matches("[0-9.]+")) {
            slips.numbers(value);
          }
        });
    each(protocol, "define", fact -> fact.in("rows").ifPresent(this::rows));
    Optional<Cursor> risk = protocol.in("risk");
    risk.ifPresent(map ->
        each(
            map,
            "stages",
            stage -> {
              stage.in("opened_by").ifPresent(slips::items);
              stage.in("rows").ifPresent(this::rows);
            }));
    each(protocol, "roadmap", this::step);
    protocol
        .in("end_of_therapy")
        .ifPresent(end -> {
          end.in("years").ifPresent(this::rows);
          each(end, "years", row -> Slips.result(row).ifPresent(slips::numbers));
          each(end, "may_finish", one -> slips.delete(Kind.ITEM_REMOVED, one));
        });
    each(
        protocol,
        "leave",
        line -> {
          slips.delete(Kind.LINE_DELETED, line);
          line.in("when").ifPresent(slips::rule);
        });
  }

  private void step(Cursor step) {
    slips.delete(Kind.LINE_DELETED, step);
    step.in("when").ifPresent(slips::condition);
    step.in("repeat").ifPresent(slips::flag);
    step.in("rows").ifPresent(this::rows);
    step.in("by_group").ifPresent(slips::swapped);
  }

  private void centre(Cursor centre) {
    each(centre, "choices", choice -> slips.delete(Kind.LINE_DELETED, choice));
    centre.in("lab_valid_days").ifPresent(slips::numbers);
    centre.in("giving_window_days").ifPresent(slips::numbers);
  }

  /** Each entry of a mapping, or each item of a list, that stands under a key. */
  private static void each(Cursor cursor, String key, Consumer<Cursor> what) {
    Optional<Cursor> found = cursor.in(key);
    if (found.isPresent()) {
      boolean map = found.get().node() instanceof YamlNode.Mapping;
      (map ? found.get().entries() : found.get().items()).forEach(what);
    }
  }
}
