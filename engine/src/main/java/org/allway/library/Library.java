package org.allway.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.rule.Query;
import org.allway.rule.Symbol;
import org.allway.words.Words;

/**
 * All compiled knowledge. Immutable; made by {@link LibraryCompiler}.
 *
 * @param facts in the order of their slots
 * @param slots how many values a frame holds
 * @param group the symbol of the risk group
 * @param protocol the symbol of the protocol in use
 * @param cycle the symbol of a repeated phase's number
 * @param states where a child stands, as rows over the vocabulary
 * @param events what can happen to a child and rules may ask for
 * @param products kinds of products that orders may name
 * @param checks what every order is checked against, by code
 * @param orderFacts the symbols of what an order says
 * @param titrations how doses follow the counts, by name
 * @param replacements what can stand in for a dose, by name
 * @param adaptations how doses follow laboratory values and toxicities, by name
 * @param rescues what is done after a drug in high dose, by name
 * @param cares what is done besides the protocol's drugs, by name
 * @param phaseDay the symbol of the day of the phase that is going on
 * @param adaptedPhase the symbol of the phase in which an adapted dose lies, or that is going on
 * @param dosePerM2 the symbol of what the protocol gives in a day per m²
 * @param lastLeftOut the symbol of whether the dose before was left out
 * @param exposures what adds up over a life, by name
 * @param lateEffects what treatment may leave behind, by name
 * @param guides what families are told, by language
 * @param codes what codes of other systems mean
 * @param queries the questions about a chart that the texts ask
 */
public record Library(
    Map<String, Source> sources,
    List<Fact> facts,
    Map<String, Fact> vocabulary,
    int slots,
    Symbol group,
    Symbol protocol,
    Symbol cycle,
    Map<String, Drug> formulary,
    Map<String, DoseTable> tables,
    Map<String, BodySize> bodySizes,
    List<SmallChild> smallChild,
    Map<String, Choice> choices,
    Map<String, Phase> phases,
    Map<String, Protocol> protocols,
    Map<String, Family> families,
    Map<String, Centre> centres,
    Table<String> states,
    Map<String, Event> events,
    Map<String, Words> products,
    Map<String, Check> checks,
    Map<OrderFact, Symbol> orderFacts,
    Map<String, Titration> titrations,
    Map<String, Replacement> replacements,
    Map<String, Adaptation> adaptations,
    Map<String, Rescue> rescues,
    Map<String, Care> cares,
    Symbol phaseDay,
    Symbol adaptedPhase,
    Symbol dosePerM2,
    Symbol lastLeftOut,
    Map<String, Exposure> exposures,
    Map<String, LateEffect> lateEffects,
    Map<String, FamilyGuide> guides,
    Codes codes,
    Map<Query, Symbol> queries) {

  /** The drug that in high dose has this name. */
  public Optional<Drug> inHighDose(String name) {
    return formulary.values().stream()
        .filter(drug -> drug.highDose().filter(high -> high.name().equals(name)).isPresent())
        .findFirst();
  }
}
