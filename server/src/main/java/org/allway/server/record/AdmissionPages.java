package org.allway.server.record;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allway.fhir.intake.Intake;
import org.allway.fhir.intake.Report;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.server.account.Person;
import org.allway.server.page.Screen;
import org.allway.server.record.AdmissionModel.Same;
import org.allway.server.store.ChartStore;
import org.allway.server.store.Header;
import org.allway.server.store.Who;
import org.allway.server.store.Writing;
import org.allway.server.time.WardTime;
import org.allway.words.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Takes a new child into the ward. */
@Controller
class AdmissionPages {

  private static final String PAGE = "record/admission.jte";
  private static final int UNPROCESSABLE = 422;

  /** What is usually known on the first day; all else can come later. */
  private static final List<String> FIRST = List.of("size", "diagnosis");

  private final ChartStore store;
  private final Library library;
  private final WardTime time;
  private final ObjectProvider<FhirContext> fhir;

  AdmissionPages(
      ChartStore store, Library library, WardTime time, ObjectProvider<FhirContext> fhir) {
    this.store = store;
    this.library = library;
    this.time = time;
    this.fhir = fhir;
  }

  @GetMapping("/children/new")
  View form(Screen screen) {
    return screen.show(PAGE, model(screen, fields(screen), Map.of(), List.of(), List.of()));
  }

  @PostMapping("/children")
  View admit(@RequestParam MultiValueMap<String, String> form, Person person, Screen screen) {
    Map<String, String> typed = new LinkedHashMap<>(form.toSingleValueMap());
    typed.replaceAll((_, value) -> value.strip());
    List<Words> faults = new ArrayList<>();
    Optional<LocalDate> born = day(typed.getOrDefault("born", ""));
    if (typed.getOrDefault("number", "").isEmpty() || typed.getOrDefault("name", "").isEmpty()) {
      faults.add(
          new Words(
              "Write the name and the hospital's number of the child.",
              "Escriba el nombre y el número del niño en el hospital."));
    }
    if (born.isEmpty() || born.get().isAfter(time.today())) {
      faults.add(
          new Words(
              "Choose the day of birth, up to today.", "Elija el día de nacimiento, hasta hoy."));
    }
    Form first = fields(screen);
    Reading reading =
        Reading.of(first, facts(), library, form, born.orElse(LocalDate.EPOCH), time.today());
    if (!faults.isEmpty() || reading.form().hasFaults()) {
      return refused(screen, reading.form(), typed, faults, List.of());
    }
    List<Same> same = same(typed.getOrDefault("name", ""), born.orElseThrow());
    if (!same.isEmpty() && !typed.containsKey("another")) {
      return refused(screen, reading.form(), typed, List.of(), same);
    }
    Header header =
        new Header(
            typed.getOrDefault("number", ""),
            typed.getOrDefault("name", ""),
            born.orElseThrow(),
            Set.of("female", "male").contains(typed.getOrDefault("sex", ""))
                ? typed.getOrDefault("sex", "")
                : "",
            Optional.empty(),
            typed.getOrDefault("centre", "default"),
            typed.getOrDefault("family", ""));
    return answer(
        store.admit(header, reading.entries(), new Who(person.name())),
        screen,
        reading.form(),
        typed);
  }

  /** Takes over a chart that was kept elsewhere; out of FHIR, what became of it is shown first. */
  @PostMapping("/children/import")
  View takeOver(@RequestParam MultipartFile chart, Person person, Screen screen)
      throws IOException {
    String name = Optional.ofNullable(chart.getOriginalFilename()).orElse("chart");
    String text = new String(chart.getBytes(), StandardCharsets.UTF_8);
    if (Intake.isFhir(text)) {
      return arrival(name, text, screen);
    }
    return answer(
        store.takeOver(name, text, new Who(person.name())), screen, fields(screen), Map.of());
  }

  private View arrival(String name, String text, Screen screen) {
    return switch (new Intake(library, fhir.getObject())
        .read(List.of(new Intake.Text(name, text)), Intake.Options.NONE)) {
      case Intake.Result.Made(var _, String chart, Report report) ->
          screen.show("record/arrival.jte", ArrivalModel.of(name, chart, report));
      case Intake.Result.Nothing(String words, Report report) ->
          screen.show(
              UNPROCESSABLE, "record/arrival.jte", ArrivalModel.nothing(name, words, report));
    };
  }

  /** Takes over what was made out of FHIR, once a person has read what became of it. */
  @PostMapping("/children/import/read")
  View takeOverRead(@RequestParam String chart, Person person, Screen screen) {
    return answer(
        store.takeOver("chart", chart, new Who(person.name())), screen, fields(screen), Map.of());
  }

  private View answer(Writing writing, Screen screen, Form first, Map<String, String> typed) {
    return switch (writing) {
      case Writing.Appended(var child, var _, var _) -> {
        RedirectView view = new RedirectView("/children/" + child + "/record");
        view.setStatusCode(HttpStatus.SEE_OTHER);
        yield view;
      }
      case Writing.Refused(var faults) ->
          refused(screen, first, typed, RecordPages.words(faults), List.of());
      case Writing.Conflict _ ->
          refused(
              screen,
              first,
              typed,
              List.of(new Words("Please send it again.", "Envíelo de nuevo, por favor.")),
              List.of());
    };
  }

  private View refused(
      Screen screen, Form first, Map<String, String> typed, List<Words> faults, List<Same> same) {
    return screen.show(UNPROCESSABLE, PAGE, model(screen, first, typed, faults, same));
  }

  private AdmissionModel model(
      Screen screen, Form first, Map<String, String> typed, List<Words> faults, List<Same> same) {
    Map<String, Fact> facts = facts();
    List<AdmissionModel.Group> groups = new ArrayList<>();
    for (String group : FIRST) {
      groups.add(
          new AdmissionModel.Group(
              screen.say(FactFields.label(group)),
              first.fields().stream()
                  .filter(field ->
                      Optional.ofNullable(facts.get(field.name()))
                          .filter(fact -> fact.group().equals(group))
                          .isPresent())
                  .toList()));
    }
    return new AdmissionModel(
        library.centres().values().stream()
            .map(one -> new Control.Option(one.id(), screen.say(one.title())))
            .toList(),
        library.families().values().stream()
            .map(one -> new Control.Option(one.id(), screen.say(one.title())))
            .toList(),
        groups,
        time.today().toString(),
        typed,
        faults,
        same);
  }

  private Map<String, Fact> facts() {
    Map<String, Fact> facts = new LinkedHashMap<>();
    library.facts().stream()
        .filter(fact -> FactFields.open(fact) && FIRST.contains(fact.group()))
        .forEach(fact -> facts.put(fact.name(), fact));
    return facts;
  }

  private Form fields(Screen screen) {
    FactFields fields = new FactFields(library, screen.language());
    return new Form(
        Forms.GROUP + "first",
        "",
        "",
        facts().values().stream().map(fields::field).toList(),
        Set.of());
  }

  private List<Same> same(String name, LocalDate born) {
    return store.children().stream()
        .filter(child ->
            child.header().name().equalsIgnoreCase(name) && child.header().born().equals(born))
        .map(child ->
            new Same(
                child.id().toString(),
                child.header().name(),
                child.header().number(),
                child.header().born().toString()))
        .toList();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
