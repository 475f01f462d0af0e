package org.allway.server.record;

import java.util.List;
import java.util.UUID;
import org.allway.diagnostic.Diagnostic;
import org.allway.library.Library;
import org.allway.server.account.Person;
import org.allway.server.child.Sight;
import org.allway.server.page.Screen;
import org.allway.server.store.ChartStore;
import org.allway.server.store.ChildId;
import org.allway.server.store.Who;
import org.allway.server.store.Writing;
import org.allway.server.time.WardTime;
import org.allway.words.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Records what somebody fills in. */
@Controller
@RequestMapping("/children/{child}/record")
class RecordPages {

  static final String PAGE = "record/record.jte";
  private static final int UNPROCESSABLE = 422;

  private final RecordModels models;
  private final ChartStore store;
  private final Library library;
  private final WardTime time;

  RecordPages(RecordModels models, ChartStore store, Library library, WardTime time) {
    this.models = models;
    this.store = store;
    this.library = library;
    this.time = time;
  }

  @GetMapping
  View first(
      @PathVariable UUID child,
      @RequestParam(defaultValue = "0") long since,
      Person person,
      Screen screen) {
    return screen.show(PAGE, models.fresh(child, "", since, person, screen));
  }

  @GetMapping("/{kind}")
  View form(
      @PathVariable UUID child,
      @PathVariable String kind,
      @RequestParam(defaultValue = "0") long since,
      Person person,
      Screen screen) {
    return screen.show(PAGE, models.fresh(child, kind, since, person, screen));
  }

  @PostMapping("/{kind}")
  View save(
      @PathVariable UUID child,
      @PathVariable String kind,
      @RequestParam MultiValueMap<String, String> typed,
      Person person,
      Screen screen) {
    Sight sight = models.sight(child);
    Reading reading = read(sight, kind, typed, screen);
    if (!reading.form().may().contains(person.role())) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    long seen = version(typed);
    if (typed.containsKey("change")) {
      return screen.show(
          PAGE, models.again(sight, reading, List.of(), false, seen, person, screen));
    }
    if (!reading.sound()) {
      return refused(sight, reading, List.of(), seen, person, screen);
    }
    Writing writing =
        store.append(new ChildId(child), seen, reading.entries(), new Who(person.name()));
    return switch (writing) {
      case Writing.Appended _ -> {
        RedirectView view =
            new RedirectView("/children/" + child + "/record/" + kind + "?since=" + seen);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        yield view;
      }
      case Writing.Refused(var faults) ->
          refused(sight, reading, words(faults), seen, person, screen);
      case Writing.Conflict _ ->
          screen.show(
              HttpStatus.CONFLICT.value(),
              PAGE,
              models.again(models.sight(child), reading, List.of(), true, seen, person, screen));
    };
  }

  Reading read(Sight sight, String kind, MultiValueMap<String, String> typed, Screen screen) {
    Forms forms = models.forms(sight, screen);
    Form form =
        forms
            .find(kind)
            .filter(one -> !one.fields().isEmpty())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return Reading.of(
        form, forms.facts(form), library, typed, sight.plan().child().born(), time.today());
  }

  View refused(
      Sight sight, Reading reading, List<Words> faults, long seen, Person person, Screen screen) {
    return screen.show(
        UNPROCESSABLE, PAGE, models.again(sight, reading, faults, false, seen, person, screen));
  }

  static List<Words> words(List<Diagnostic> faults) {
    return faults.stream()
        .map(fault -> Words.same((fault.message() + " " + fault.remedy()).strip()))
        .toList();
  }

  static long version(MultiValueMap<String, String> typed) {
    try {
      String version = typed.getFirst("version");
      return Long.parseLong(version == null ? "" : version);
    } catch (NumberFormatException _) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }
}
