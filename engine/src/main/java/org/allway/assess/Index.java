package org.allway.assess;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.allway.library.Centre;
import org.allway.library.Choice;
import org.allway.library.Computed;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.library.Row;
import org.allway.library.Table;
import org.allway.rule.Query;
import org.allway.rule.Reads;
import org.allway.rule.Rule;
import org.allway.rule.Value;
import org.jspecify.annotations.Nullable;

/** What each slot means for one protocol at one centre; made once and used for every child. */
public final class Index {

  private static final int[] NO_INPUTS = {};

  private final Library library;
  private final Protocol protocol;
  private final Centre centre;
  private final Rule bsa;
  private final int weight;
  private final @Nullable Table<Rule>[] derivations;
  private final @Nullable Computed[] computed;
  private final @Nullable Choice[] choices;
  private final @Nullable Query[] queries;
  private final boolean[] labs;
  private final boolean[] ofRelapse;
  private final Map<Integer, int[]> inputs = new HashMap<>();
  private final Value.Unknown[] unknowns;

  @SuppressWarnings("unchecked")
  public Index(Library library, Protocol protocol, Centre centre) {
    this.library = library;
    this.protocol = protocol;
    this.centre = centre;
    this.bsa = Objects.requireNonNull(library.bodySizes().get(centre.bodySize())).bsa();
    this.weight = Objects.requireNonNull(library.vocabulary().get("weight_kg")).symbol().slot();
    int slots = library.slots();
    derivations = (Table<Rule>[]) new Table<?>[slots];
    computed = new Computed[slots];
    choices = new Choice[slots];
    queries = new Query[slots];
    labs = new boolean[slots];
    ofRelapse = new boolean[slots];
    unknowns = new Value.Unknown[slots];
    for (int slot = 0; slot < slots; slot++) {
      unknowns[slot] = Value.unknown("?");
    }
    Map<Integer, Integer> readers = readers(library);
    for (Fact fact : library.facts()) {
      int slot = fact.symbol().slot();
      unknowns[slot] = Value.unknown(fact.name());
      labs[slot] = fact.group().equals("lab");
      ofRelapse[slot] = fact.group().equals("relapse");
      if (!fact.derived().rows().isEmpty()) {
        derivations[slot] = fact.derived();
        if (!fact.computed()) {
          inputs.put(slot, own(fact.derived(), readers));
        }
      }
      if (fact.computed()) {
        computed[slot] = Computed.of(fact.name()).orElse(null);
      }
    }
    for (Choice choice : library.choices().values()) {
      unknowns[choice.symbol().slot()] = Value.unknown(choice.id());
      choices[choice.symbol().slot()] = choice;
    }
    library
        .queries()
        .forEach((query, symbol) -> {
          queries[symbol.slot()] = query;
          unknowns[symbol.slot()] = Value.unknown(symbol.name());
        });
    unknowns[library.group().slot()] = Value.unknown(library.group().name());
    unknowns[library.cycle().slot()] = Value.unknown(library.cycle().name());
    for (Protocol.Definition definition : protocol.definitions()) {
      derivations[definition.symbol().slot()] = definition.table();
      unknowns[definition.symbol().slot()] = Value.unknown(definition.symbol().name());
    }
  }

  /** In how many derivations each slot is read. */
  private static Map<Integer, Integer> readers(Library library) {
    Map<Integer, Integer> readers = new HashMap<>();
    for (Fact fact : library.facts()) {
      reads(fact.derived()).forEach(slot -> readers.merge(slot, 1, Integer::sum));
    }
    return readers;
  }

  private static Set<Integer> reads(Table<Rule> table) {
    Set<Integer> slots = new HashSet<>();
    for (Row<Rule> row : table.rows()) {
      Reads.of(row.when().expr()).forEach(symbol -> slots.add(symbol.slot()));
      Reads.of(row.then().expr()).forEach(symbol -> slots.add(symbol.slot()));
    }
    return slots;
  }

  private static int[] own(Table<Rule> table, Map<Integer, Integer> readers) {
    return reads(table).stream()
        .filter(slot -> readers.getOrDefault(slot, 0) == 1)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The slots that only the derivation of this recordable fact reads; none for other symbols. */
  int[] inputs(int slot) {
    return inputs.getOrDefault(slot, NO_INPUTS);
  }

  /** The slots of laboratory values that a set of rules may read. */
  public Set<Integer> labSlots() {
    Set<Integer> slots = new HashSet<>();
    for (int slot = 0; slot < labs.length; slot++) {
      if (labs[slot]) {
        slots.add(slot);
      }
    }
    return slots;
  }

  public Library library() {
    return library;
  }

  public Protocol protocol() {
    return protocol;
  }

  public Centre centre() {
    return centre;
  }

  Rule bsa() {
    return bsa;
  }

  /** The slot of the weight. */
  int weight() {
    return weight;
  }

  int slots() {
    return unknowns.length;
  }

  @Nullable Table<Rule> derivation(int slot) {
    return derivations[slot];
  }

  @Nullable Computed computed(int slot) {
    return computed[slot];
  }

  /** Whether a value changes as the child grows older. */
  public boolean grows(int slot) {
    Computed here = computed[slot];
    return here == Computed.AGE || here == Computed.AGE_MONTHS || here == Computed.AGE_DAYS;
  }

  @Nullable Choice choice(int slot) {
    return choices[slot];
  }

  /** The question about the chart that a slot answers, if it is one. */
  public Optional<Query> asked(int slot) {
    return Optional.ofNullable(queries[slot]);
  }

  @Nullable Query query(int slot) {
    return queries[slot];
  }

  /** Whether a value belongs to the last relapse and counts no longer after the next. */
  boolean isOfRelapse(int slot) {
    return ofRelapse[slot];
  }

  boolean isLab(int slot) {
    return labs[slot];
  }

  Value.Unknown unknown(int slot) {
    return unknowns[slot];
  }
}
