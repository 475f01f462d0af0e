package org.allway.server.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.allway.diagnostic.Diagnostic;
import org.allway.server.account.Person;
import org.allway.server.child.Sight;
import org.allway.server.child.Sights;
import org.allway.server.child.Tab;
import org.allway.server.difference.PlanDifference;
import org.allway.server.page.Screen;
import org.allway.server.store.Plans;
import org.allway.server.time.WardTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Shows what an entry would change in the plan, before it is saved. */
@Controller
@RequestMapping("/children/{child}/what-if")
class WhatIfPages {

  /** Not typed by the person. */
  private static final Set<String> FRAME = Set.of("_csrf", "kind", "change");

  private final RecordPages records;
  private final Sights sights;
  private final Plans plans;
  private final Says says;
  private final WardTime time;

  WhatIfPages(RecordPages records, Sights sights, Plans plans, Says says, WardTime time) {
    this.records = records;
    this.sights = sights;
    this.plans = plans;
    this.says = says;
    this.time = time;
  }

  /** Trying begins with a form. */
  @GetMapping
  View start(@PathVariable UUID child) {
    RedirectView view = new RedirectView("/children/" + child + "/record");
    view.setStatusCode(HttpStatus.SEE_OTHER);
    return view;
  }

  @PostMapping
  View tried(
      @PathVariable UUID child,
      @RequestParam MultiValueMap<String, String> typed,
      @RequestParam String kind,
      Person person,
      Screen screen) {
    Sight sight = sights.of(child);
    Reading reading = records.read(sight, kind, typed, screen);
    long seen = RecordPages.version(typed);
    if (!reading.sound()) {
      return records.refused(sight, reading, List.of(), seen, person, screen);
    }
    return switch (plans.whatIf(sight.chart(), reading.entries(), time.today())) {
      case Plans.WhatIf.Refused(var faults) ->
          records.refused(sight, reading, RecordPages.words(faults), seen, person, screen);
      case Plans.WhatIf.Would(var chart, var then) -> {
        List<WhatIfModel.Hidden> fields = new ArrayList<>();
        typed.forEach((name, values) -> {
          if (!FRAME.contains(name)) {
            values.forEach(value -> fields.add(new WhatIfModel.Hidden(name, value)));
          }
        });
        yield screen.show(
            "record/what-if.jte",
            new WhatIfModel(
                sights.frame(sight, Tab.RECORD, screen),
                child,
                kind,
                reading.form().title(),
                says.of(reading.entries(), screen.language()),
                chart.warnings().stream().map(Diagnostic::message).toList(),
                PlanDifference.between(sight.plan(), then.plan()),
                fields,
                reading.form().may().contains(person.role())));
      }
    };
  }
}
