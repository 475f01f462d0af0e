package org.allway.server.library;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allway.library.Element;
import org.allway.library.Library;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.library.Row;
import org.allway.print.Page;
import org.allway.print.Paper;
import org.allway.print.Printer;
import org.allway.review.ProtocolPage;
import org.allway.server.library.ProtocolsModel.Group;
import org.allway.server.library.ProtocolsModel.Item;
import org.allway.server.page.Screen;
import org.allway.words.Language;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** The protocols, to be read line by line. */
@Controller
class ProtocolPages {

  private final Library library;
  private final ObjectProvider<Printer> printer;

  ProtocolPages(Library library, ObjectProvider<Printer> printer) {
    this.library = library;
    this.printer = printer;
  }

  @GetMapping("/protocols")
  View protocols(Screen screen) {
    Set<String> told = new HashSet<>();
    List<Group> families =
        library.families().values().stream()
            .map(family ->
                new Group(
                    family.title(),
                    family.protocols().stream()
                        .peek(protocol -> told.add(protocol.id()))
                        .map(ProtocolPages::item)
                        .toList()))
            .toList();
    List<Item> others =
        library.protocols().values().stream()
            .filter(protocol -> !told.contains(protocol.id()))
            .map(ProtocolPages::item)
            .toList();
    return screen.show("library/protocols.jte", new ProtocolsModel(families, others));
  }

  private static Item item(Protocol protocol) {
    Set<Phase> phases = phases(protocol);
    List<Element> lines = phases.stream().flatMap(phase -> phase.elements().stream()).toList();
    return new Item(
        protocol.id(),
        protocol.title(),
        protocol.version(),
        protocol.review(),
        protocol.revised().toString(),
        protocol.eligible().stream().map(Protocol.Requirement::because).toList(),
        protocol.roadmap().size(),
        lines.stream().filter(line -> !line.evidence().verified()).count(),
        lines.size());
  }

  private static Set<Phase> phases(Protocol protocol) {
    Set<Phase> phases = new LinkedHashSet<>();
    for (Protocol.Step step : protocol.roadmap()) {
      switch (step.variant()) {
        case Protocol.Variant.Always(Phase phase) -> phases.add(phase);
        case Protocol.Variant.ByGroup(Map<String, Phase> byGroup) ->
            phases.addAll(byGroup.values());
        case Protocol.Variant.ByRows(var table) ->
            table.rows().stream().map(Row::then).forEach(phases::add);
      }
    }
    return phases;
  }

  @GetMapping("/protocols/{id}")
  View protocol(@PathVariable String id, Screen screen) {
    return screen.show(
        "library/protocol.jte", ProtocolText.of(library, known(id), screen.language()));
  }

  @GetMapping("/protocols/{id}/protocol.pdf")
  ResponseEntity<byte[]> pdf(
      @PathVariable String id,
      @RequestParam(defaultValue = "en") String lang,
      @RequestParam(defaultValue = "a4") String paper) {
    Protocol protocol = known(id);
    Page page =
        ProtocolPage.of(
            library,
            protocol,
            lang.equals("es") ? Language.ES : Language.EN,
            paper.equals("letter") ? Paper.LETTER : Paper.A4);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename(id + ".pdf").build().toString())
        .body(printer.getObject().pdf(page, protocol.revised()));
  }

  private Protocol known(String id) {
    return Optional.ofNullable(library.protocols().get(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
