package org.allway.server.ward;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.allway.server.account.Person;
import org.allway.server.account.Role;
import org.allway.server.page.Screen;
import org.allway.server.time.WardTime;
import org.allway.server.ward.WardModel.Bed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list of children, the one who needs somebody first on top. */
@Controller
@RequestMapping("/ward")
class WardPages {

  private final Beds beds;
  private final WardTime time;

  WardPages(Beds beds, WardTime time) {
    this.beds = beds;
    this.time = time;
  }

  @GetMapping
  View ward(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String only,
      @RequestParam(defaultValue = "") String by,
      Person person,
      Screen screen) {
    List<Bed> all = beds.all(person);
    String wanted = plain(q.strip());
    List<Bed> shown =
        all.stream()
            .filter(bed -> plain(bed.name() + " " + bed.number()).contains(wanted))
            .filter(bed -> fits(bed, only))
            .sorted(order(by))
            .toList();
    return screen.show(
        "ward/ward.jte",
        new WardModel(
            time.today(),
            q.strip(),
            only,
            by,
            all.size(),
            shown,
            person.role() == Role.PHYSICIAN || person.role() == Role.NURSE));
  }

  private static Comparator<Bed> order(String by) {
    Comparator<Bed> name = Comparator.comparing(bed -> plain(bed.name()));
    return by.equals("name")
        ? name
        : Comparator.comparingInt(Bed::urgency).reversed().thenComparing(name);
  }

  private static boolean fits(Bed bed, String only) {
    return switch (only) {
      case "sign" -> bed.toSign() > 0;
      case "verify" -> bed.toVerify() > 0;
      case "give" -> bed.toGive() > 0;
      case "decide" -> !bed.asks().isEmpty();
      case "missing" -> !bed.needs().isEmpty();
      case "stop" -> bed.stops() > 0;
      default -> true;
    };
  }

  /** Without accents and capital letters, so that Lucia finds Lucía. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
