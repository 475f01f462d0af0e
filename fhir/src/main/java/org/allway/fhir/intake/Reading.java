package org.allway.fhir.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allway.chart.ChartText;
import org.allway.chart.Entry;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Place;
import org.allway.library.Codes;
import org.allway.library.Drug;
import org.allway.library.Fact;
import org.allway.library.FactValue;
import org.allway.library.Library;
import org.allway.rule.Value;
import org.allway.yaml.YamlNode;
import org.hl7.fhir.r4.model.Type;

/** What the readers of single resources share, and where they put what they propose. */
final class Reading {

  final Library library;
  final Meanings meanings;
  final Records records;
  final LocalDate born;
  private final List<Proposal> proposals = new ArrayList<>();
  private final List<Diagnosed> diagnoses = new ArrayList<>();

  /** A diagnosis of the leukaemia. */
  record Diagnosed(Item item, LocalDate on, boolean relapse, List<String> sites, String issued) {}

  Reading(Library library, Meanings meanings, Records records, LocalDate born) {
    this.library = library;
    this.meanings = meanings;
    this.records = records;
    this.born = born;
  }

  List<Proposal> proposals() {
    return proposals;
  }

  List<Diagnosed> diagnoses() {
    return diagnoses;
  }

  void diagnosed(Diagnosed diagnosis) {
    diagnoses.add(diagnosis);
  }

  void propose(Proposal proposal) {
    if (proposal.when().on().isBefore(born)) {
      proposal
          .item()
          .fate(new Fate.Impossible(proposal.shows() + " is before the birth on " + born));
      return;
    }
    proposals.add(proposal);
  }

  /** The two times of an entry; it was written down no earlier than it was true. */
  Entry.When when(Item item, LocalDate on, Optional<LocalDate> recorded) {
    LocalDate written = recorded.filter(day -> day.isAfter(on)).orElse(on);
    return new Entry.When(on, written, proposals.size(), "", new Place(item.label, 1, 1));
  }

  /** Proposes a value of a fact as a chart would write it, unless it cannot be. */
  void fact(
      Item item,
      Fact fact,
      String text,
      LocalDate on,
      Type time,
      Type issued,
      List<String> remarks) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Value> value =
        FactValue.read(
            fact, new YamlNode.Text(text, false, new Place(item.label, 1, 1)), diagnostics);
    if (value.isEmpty()) {
      item.fate(
          new Fate.Impossible(
              diagnostics.all().stream().map(Diagnostic::message).findFirst().orElse(text)));
      return;
    }
    List<String> all = new ArrayList<>(remarks);
    diagnostics.all().stream().map(one -> one.message() + " " + one.remedy()).forEach(all::add);
    Entry entry =
        new Entry.Noted(
            when(item, on, Times.day(issued)), java.util.Map.of(fact.symbol().slot(), value.get()));
    String shown = ChartText.value(fact, value.get());
    propose(
        new Proposal(
            item,
            List.of(entry),
            "fact " + fact.name(),
            shown,
            fact.name() + " " + shown + " on " + on,
            Times.moment(time),
            Times.moment(issued),
            meanings.at(fact),
            all));
  }

  /** Proposes entries that do not compete: a giving, an event, a medicine. */
  void entries(
      Item item,
      List<Entry> entries,
      String key,
      String same,
      String shows,
      Type time,
      List<String> remarks) {
    propose(
        new Proposal(
            item,
            entries,
            key,
            same,
            shows,
            Times.moment(time),
            "",
            new Codes.At.Always(),
            remarks));
  }

  /** Whether a drug belongs to the treatment itself, not to what a child takes besides it. */
  boolean treats(Drug drug) {
    return library.codes().treatment().stream().anyMatch(drug::is);
  }
}
