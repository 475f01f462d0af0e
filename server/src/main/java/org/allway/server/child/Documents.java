package org.allway.server.child;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.allway.calendar.PlanCalendar;
import org.allway.fhir.FhirJson;
import org.allway.fhir.chart.ChartBundle;
import org.allway.fhir.release.PlanBundle;
import org.allway.guide.GuidePage;
import org.allway.library.FamilyGuide;
import org.allway.library.Library;
import org.allway.plan.Planner;
import org.allway.print.Page;
import org.allway.print.Paper;
import org.allway.print.Printer;
import org.allway.server.page.Screen;
import org.allway.server.store.ChartStore;
import org.allway.server.time.WardTime;
import org.allway.sheet.RoadmapSheets;
import org.allway.wording.Wording;
import org.allway.words.Language;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** A plan on paper, in the calendar and as a file. No name of a file says whose it is. */
@Controller
@RequestMapping("/children/{child}/documents")
class Documents {

  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);
  private static final MediaType YAML =
      new MediaType("application", "yaml", StandardCharsets.UTF_8);
  private static final MediaType FHIR = new MediaType("application", "fhir+json");
  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  private final Sights sights;
  private final Library library;
  private final Planner planner;
  private final ChartStore store;
  private final WardTime time;
  private final ObjectProvider<Printer> printer;
  private final ObjectProvider<FhirContext> fhir;

  Documents(
      Sights sights,
      Library library,
      Planner planner,
      ChartStore store,
      WardTime time,
      ObjectProvider<Printer> printer,
      ObjectProvider<FhirContext> fhir) {
    this.sights = sights;
    this.library = library;
    this.planner = planner;
    this.store = store;
    this.time = time;
    this.printer = printer;
    this.fhir = fhir;
  }

  @GetMapping
  View documents(
      @PathVariable UUID child,
      @RequestParam(defaultValue = "") String asOf,
      @RequestParam(defaultValue = "") String knownOn,
      Screen screen) {
    Sight sight = sights.of(child, asOf, knownOn);
    Wording wording = new Wording(screen.language());
    List<DocumentsModel.Phase> phases =
        sight.plan().roadmap().phases().stream()
            .map(phase ->
                new DocumentsModel.Phase(
                    phase.id(),
                    Titles.of(phase, wording) + ", " + wording.date(phase.start().date())))
            .toList();
    return screen.show(
        "child/documents.jte",
        new DocumentsModel(
            sights.frame(sight, Tab.DOCUMENTS, screen),
            !phases.isEmpty(),
            phases,
            List.copyOf(library.guides().keySet())));
  }

  @GetMapping("/roadmap.pdf")
  ResponseEntity<byte[]> roadmap(
      @PathVariable UUID child,
      @RequestParam(defaultValue = "en") String lang,
      @RequestParam(defaultValue = "a4") String paper,
      @RequestParam(defaultValue = "") String phase,
      @RequestParam(defaultValue = "") String asOf,
      @RequestParam(defaultValue = "") String knownOn) {
    Sight sight = planned(sights.of(child, asOf, knownOn));
    Optional<String> only = Optional.of(phase).filter(one -> !one.isEmpty());
    if (only.isPresent()
        && sight.plan().roadmap().phases().stream().noneMatch(one -> one.id().equals(phase))) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    Page page = RoadmapSheets.of(library, sight.plan(), language(lang), paper(paper), only);
    return file(
        printer.getObject().pdf(page, sight.plan().asOf()),
        MediaType.APPLICATION_PDF,
        "roadmap" + (phase.isEmpty() ? "" : "-" + phase),
        "pdf",
        sight);
  }

  @GetMapping("/guide.pdf")
  ResponseEntity<byte[]> guide(
      @PathVariable UUID child,
      @RequestParam(defaultValue = "en") String lang,
      @RequestParam(defaultValue = "a4") String paper) {
    Sight sight = planned(sights.of(child));
    Page page = guide(sight, lang, paper(paper));
    return file(
        printer.getObject().pdf(page, sight.plan().asOf()),
        MediaType.APPLICATION_PDF,
        "guide-" + page.language(),
        "pdf",
        sight);
  }

  /** As a file that needs no other, with its own style: to be kept, not shown among these pages. */
  @GetMapping("/guide.html")
  ResponseEntity<byte[]> guideHtml(
      @PathVariable UUID child, @RequestParam(defaultValue = "en") String lang) {
    Sight sight = planned(sights.of(child));
    Page page = guide(sight, lang, Paper.A4);
    return file(bytes(page.html()), HTML, "guide-" + page.language(), "html", sight);
  }

  private Page guide(Sight sight, String lang, Paper paper) {
    FamilyGuide guide =
        Optional.ofNullable(library.guides().get(lang))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return GuidePage.of(library, guide, sight.plan(), time.here(), paper);
  }

  @GetMapping("/calendar.ics")
  ResponseEntity<byte[]> calendar(
      @PathVariable UUID child, @RequestParam(defaultValue = "en") String lang) {
    Sight sight = planned(sights.of(child));
    String text =
        PlanCalendar.text(
            planner,
            sight.chart().chart(),
            sight.plan().asOf(),
            sight.moment().knownOn(),
            language(lang));
    return file(bytes(text), CALENDAR, "calendar", "ics", sight);
  }

  @GetMapping("/chart.yaml")
  ResponseEntity<byte[]> chart(@PathVariable UUID child) {
    Sight sight = sights.of(child);
    return file(bytes(ChartText.of(store.entries(sight.id()))), YAML, "chart", "yaml", sight);
  }

  /** The plan and the chart that it was made from, for another record system. */
  @GetMapping("/{what:plan|chart}.fhir.json")
  ResponseEntity<byte[]> resources(
      @PathVariable UUID child,
      @PathVariable String what,
      @RequestParam(defaultValue = "") String asOf,
      @RequestParam(defaultValue = "") String knownOn) {
    Sight sight = sights.of(child, asOf, knownOn);
    Bundle bundle =
        what.equals("plan")
            ? PlanBundle.of(library, planned(sight).plan())
            : ChartBundle.of(library, sight.chart().chart());
    String text = new FhirJson(fhir.getObject()).text(bundle);
    return file(bytes(text), FHIR, what, "fhir.json", sight);
  }

  private static Sight planned(Sight sight) {
    if (sight.plan().roadmap().phases().isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return sight;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ResponseEntity<byte[]> file(
      byte[] content, MediaType type, String what, String ending, Sight sight) {
    String name = "allway-" + what + "-" + sight.plan().asOf() + "." + ending;
    boolean inline = type.equals(MediaType.APPLICATION_PDF);
    ContentDisposition place =
        (inline ? ContentDisposition.inline() : ContentDisposition.attachment())
            .filename(name)
            .build();
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, place.toString())
        .body(content);
  }

  private static Language language(String code) {
    return switch (code.toLowerCase(Locale.ROOT)) {
      case "en" -> Language.EN;
      case "es" -> Language.ES;
      default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  private static Paper paper(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "a4" -> Paper.A4;
      case "letter" -> Paper.LETTER;
      default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }
}
