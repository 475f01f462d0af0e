package org.allway.server.order;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.allway.chart.ChartView;
import org.allway.library.Fact;
import org.allway.plan.Case;
import org.allway.rule.Value;
import org.allway.server.entry.EntryWords;
import org.allway.server.order.TodayModel.Lab;
import org.allway.words.Language;

/** The newest laboratory values of a chart. */
final class Labs {

  private static final int SHOWN = 8;
  private static final int DAYS = 60;
  private static final String GROUP = "lab";

  private Labs() {}

  static List<Lab> newest(Case made, LocalDate day, Language language) {
    int valid = made.index().centre().labValidDays();
    EntryWords words = new EntryWords(made.index().library(), language);
    List<Lab> labs = new ArrayList<>();
    for (Fact fact : made.index().library().facts()) {
      if (!fact.group().equals(GROUP) || fact.computed()) {
        continue;
      }
      Optional<ChartView.Dated> latest = made.view().latest(fact.symbol().slot(), day);
      latest
          .filter(one -> !(one.value() instanceof Value.Unknown))
          .filter(one -> one.on().isAfter(day.minusDays(DAYS)))
          .ifPresent(one ->
              labs.add(
                  new Lab(
                      fact.label().in(language),
                      words.valueOf(fact, one.value().toString()),
                      one.on(),
                      one.on().isBefore(day.minusDays(valid)))));
    }
    labs.sort(Comparator.comparing(Lab::on).reversed());
    return labs.stream().limit(SHOWN).toList();
  }
}
