package org.allway.server.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.comparison.Comparison;
import org.allway.comparison.Reference;
import org.allway.library.Library;
import org.allway.server.entry.EntryWords;
import org.allway.server.library.ComparisonModel.Asked;
import org.allway.server.library.ComparisonModel.Choice;
import org.allway.server.page.Screen;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Two protocols, or one as two centres give it, side by side. */
@Controller
class ComparisonPages {

  private final Library library;

  ComparisonPages(Library library) {
    this.library = library;
  }

  @GetMapping("/protocols/compare")
  View compare(
      @RequestParam(defaultValue = "") String a,
      @RequestParam(defaultValue = "") String b,
      @RequestParam(defaultValue = "default") String centreA,
      @RequestParam(defaultValue = "default") String centreB,
      Screen screen) {
    Asked asked = new Asked(a, b, centreA, centreB);
    known(library.protocols(), a, b);
    known(library.centres(), centreA, centreB);
    List<Choice> protocols =
        library.protocols().values().stream()
            .map(one -> new Choice(one.id(), one.title()))
            .toList();
    List<Choice> centres =
        library.centres().values().stream().map(one -> new Choice(one.id(), one.title())).toList();
    Optional<ComparisonModel.Result> result =
        Optional.of(asked)
            .filter(Asked::isComplete)
            .map(this::comparison)
            .map(one ->
                new ComparisonParts(
                        one, new EntryWords(library, screen.language()), screen.language())
                    .result());
    return screen.show(
        "library/compare.jte", new ComparisonModel(protocols, centres, asked, result));
  }

  private static void known(Map<String, ?> all, String... ids) {
    for (String id : ids) {
      if (!id.isEmpty() && !all.containsKey(id)) {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      }
    }
  }

  private Comparison comparison(Asked asked) {
    return Comparison.of(
        Comparison.side(library, asked.a(), asked.centreA()),
        Comparison.side(library, asked.b(), asked.centreB()),
        Reference.usual());
  }
}
