package org.allway.server.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.allway.library.Library;
import org.allway.plan.Plan;
import org.allway.server.account.Person;
import org.allway.server.child.Sight;
import org.allway.server.child.Sights;
import org.allway.server.child.Tab;
import org.allway.server.difference.PlanDifference;
import org.allway.server.entry.Entries;
import org.allway.server.entry.Line;
import org.allway.server.page.Screen;
import org.allway.server.store.Charts;
import org.allway.server.store.Plans;
import org.allway.server.time.WardTime;
import org.allway.words.Words;
import org.springframework.stereotype.Component;

/** Puts the page of forms together. */
@Component
class RecordModels {

  private static final int RECENT = 12;

  private final Sights sights;
  private final Charts charts;
  private final Plans plans;
  private final Entries entries;
  private final Library library;
  private final WardTime time;

  RecordModels(
      Sights sights, Charts charts, Plans plans, Entries entries, Library library, WardTime time) {
    this.sights = sights;
    this.charts = charts;
    this.plans = plans;
    this.entries = entries;
    this.library = library;
    this.time = time;
  }

  Sight sight(UUID child) {
    return sights.of(child);
  }

  Forms forms(Sight sight, Screen screen) {
    return new Forms(library, sight.made(), time.today(), screen.language());
  }

  /** A form as it is first seen. */
  RecordModel fresh(UUID child, String kind, long since, Person person, Screen screen) {
    Sight sight = sights.of(child);
    Forms forms = forms(sight, screen);
    List<Form> all = forms.all();
    Form form = forms.find(kind).filter(one -> !one.fields().isEmpty()).orElse(all.getFirst());
    Reading nothing = new Reading(form, time.today(), "", List.of(), List.of());
    return model(sight, all, nothing, since, false, Long.MAX_VALUE, person, screen);
  }

  /** A form that was not accepted. */
  RecordModel again(
      Sight sight,
      Reading reading,
      List<Words> faults,
      boolean conflict,
      long seen,
      Person person,
      Screen screen) {
    List<Words> all = new ArrayList<>(reading.faults());
    all.addAll(faults);
    Reading with = new Reading(reading.form(), reading.on(), reading.note(), List.of(), all);
    return model(sight, forms(sight, screen).all(), with, 0, conflict, seen, person, screen);
  }

  private RecordModel model(
      Sight sight,
      List<Form> all,
      Reading reading,
      long since,
      boolean conflict,
      long seen,
      Person person,
      Screen screen) {
    LocalDate today = time.today();
    long version = sight.chart().child().version();
    List<Line> lines = entries.lines(sight.id(), screen.language());
    boolean justSaved = since > 0 && since < version;
    List<Line> recent = new ArrayList<>(lines);
    Collections.reverse(recent);
    return new RecordModel(
        sights.frame(sight, Tab.RECORD, screen),
        sight.id().value(),
        version,
        reading.on().toString(),
        today.toString(),
        sight.plan().child().born().toString(),
        reading.note(),
        reading.form(),
        all.stream()
            .map(form ->
                new RecordModel.Choice(
                    form.kind(),
                    form.title(),
                    form.kind().equals(reading.form().kind()),
                    form.may().contains(person.role())))
            .toList(),
        reading.faults(),
        conflict,
        conflict ? lines.stream().filter(line -> line.seq() > seen).toList() : List.of(),
        justSaved ? lines.stream().filter(line -> line.seq() > since).toList() : List.of(),
        justSaved ? Optional.of(since(sight, since, today)) : Optional.empty(),
        recent.stream().filter(line -> !line.id().isEmpty()).limit(RECENT).toList());
  }

  private PlanDifference since(Sight sight, long version, LocalDate today) {
    Plan before = plans.of(charts.at(sight.id(), version), today).plan();
    return PlanDifference.between(before, sight.plan());
  }
}
