package org.allway.titration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.allway.library.Titration;
import org.allway.library.TitrationFact;
import org.allway.rule.Expr;
import org.allway.rule.Frame;
import org.allway.rule.Numbers;
import org.allway.rule.Phrase;
import org.allway.rule.Reads;
import org.allway.rule.Symbol;
import org.allway.rule.Value;
import org.allway.words.Language;
import org.allway.words.Words;

/**
 * Reads from the rows what would change a dose next: how many more counts, from which day on, and
 * what they must be.
 */
final class Outlooks {

  private final Titrator titrator;
  private final State state;
  private final LocalDate today;
  private final Frame own;
  private final Set<String> ownNames = new HashSet<>();

  private Outlooks(Titrator titrator, State state, LocalDate today) {
    this.today = today;
    this.titrator = titrator;
    this.state = state;
    this.own = titrator.frame(state, state.since(), slot -> Value.unknown("count"));
    titrator.rules().own().keySet().forEach(fact -> ownNames.add(fact.factName()));
    titrator.rules().counters().forEach(symbol -> ownNames.add(symbol.name()));
  }

  static List<Outlook> of(Titrator titrator, State state, LocalDate today) {
    Outlooks outlooks = new Outlooks(titrator, state, today);
    List<Outlook> all = new ArrayList<>();
    for (Titration.Row row : titrator.rules().rows()) {
      boolean leads = !row.to().equals(state.name());
      if (row.beginsIn(state.name()) && leads) {
        outlooks.of(row, all);
      }
    }
    return List.copyOf(all);
  }

  private void of(Titration.Row row, List<Outlook> all) {
    int checks = 0;
    int span = 0;
    LocalDate notBefore = LocalDate.EPOCH;
    List<Expr> rest = new ArrayList<>();
    boolean ofRun = false;
    for (Expr part : parts(row.when().expr())) {
      Set<String> reads = new HashSet<>();
      Reads.of(part).stream().map(Symbol::name).forEach(reads::add);
      if (reads.stream().noneMatch(ownNames::contains)) {
        rest.add(part);
      } else if (part
              instanceof Expr.Compare(var _, Expr.Fact(Symbol symbol, var _), Expr bound, var _)
          && waits(symbol.name())
          && bound.evaluate(own) instanceof Value.Num(double number)) {
        int needed = (int) number;
        if (symbol.name().equals(TitrationFact.DAYS_IN_STATE.factName())) {
          notBefore = later(notBefore, state.since().plusDays(needed));
        } else {
          ofRun = true;
          if (symbol.name().equals(TitrationFact.CHECKS.factName())) {
            checks = needed - state.run().checks();
          } else if (state.run().checks() == 0) {
            span = needed;
          } else {
            boolean gap = symbol.name().equals(TitrationFact.GAP_DAYS.factName());
            LocalDate from = gap ? state.run().last() : state.run().first();
            notBefore = later(notBefore, from.plusDays(needed));
          }
        }
      } else if (!part.evaluate(own).isTrue()) {
        return;
      }
    }
    if (ofRun) {
      rest.addFirst(titrator.rules().run().when().expr());
    }
    LocalDate earliest = notBefore.isAfter(today) ? notBefore : LocalDate.EPOCH;
    all.add(new Outlook(row, effect(row), Math.max(1, checks), earliest, span, phrase(rest)));
  }

  /** Whether a comparison with this becomes true by waiting and counting. */
  private static boolean waits(String name) {
    return name.equals(TitrationFact.DAYS_IN_STATE.factName())
        || name.equals(TitrationFact.CHECKS.factName())
        || name.equals(TitrationFact.SPAN_DAYS.factName())
        || name.equals(TitrationFact.GAP_DAYS.factName());
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static List<Expr> parts(Expr expr) {
    if (expr instanceof Expr.And(Expr left, Expr right, var _)) {
      List<Expr> both = new ArrayList<>(parts(left));
      both.addAll(parts(right));
      return both;
    }
    return List.of(expr);
  }

  private static Words phrase(List<Expr> rest) {
    return new Words(Phrase.of(rest, Language.EN), Phrase.of(rest, Language.ES));
  }

  private Words effect(Titration.Row row) {
    String to = row.to().isEmpty() ? state.name() : row.to();
    State next =
        new State(
            to,
            state.since(),
            titrator.raised(row.raise(), state).individual(),
            titrator.holds(state) ? state.held() : titrator.shares(state),
            state.counted(),
            state.raises(),
            state.turn(),
            state.run());
    if (titrator.holds(next)) {
      return new Words("hold " + drugs(Language.EN), "suspender " + drugs(Language.ES));
    }
    List<String> en = new ArrayList<>();
    List<String> es = new ArrayList<>();
    for (int drug = 0; drug < titrator.rules().drugs().size(); drug++) {
      double share = titrator.share(next, drug);
      if (Numbers.compare(share, titrator.share(state, drug)) != 0) {
        Words label = titrator.rules().drugs().get(drug).drug().label();
        en.add(label.en() + " " + Numbers.text(share) + " %");
        es.add(label.es() + " " + Numbers.text(share) + " %");
      }
    }
    if (en.isEmpty()) {
      Words label = titrator.now(next).label();
      return label;
    }
    return new Words(String.join(", ", en), String.join(", ", es));
  }

  private String drugs(Language language) {
    String and = language == Language.ES ? " y " : " and ";
    return String.join(
        and,
        titrator.rules().drugs().stream().map(one -> one.drug().label().in(language)).toList());
  }
}
