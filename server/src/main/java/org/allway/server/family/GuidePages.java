package org.allway.server.family;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.allway.guide.GuidePage;
import org.allway.library.Library;
import org.allway.plan.Plan;
import org.allway.print.Node;
import org.allway.print.Page;
import org.allway.print.Paper;
import org.allway.print.Printer;
import org.allway.print.Tag;
import org.allway.server.account.Person;
import org.allway.server.helpline.Clocks;
import org.allway.server.page.Screen;
import org.allway.server.store.ChildId;
import org.allway.server.store.Plans;
import org.allway.server.time.WardTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The family guide in the family's language: on the screen, and on paper. */
@Controller
class GuidePages {

  private final Families families;
  private final Library library;
  private final Plans plans;
  private final WardTime time;
  private final Printer printer;

  GuidePages(
      Families families,
      Library library,
      Plans plans,
      WardTime time,
      ObjectProvider<Printer> printer) {
    this.families = families;
    this.library = library;
    this.plans = plans;
    this.time = time;
    this.printer = printer.getIfAvailable(Printer::new);
  }

  @GetMapping("/family/{child}/guide")
  View guide(Person person, Screen screen, HttpServletRequest request, @PathVariable UUID child) {
    StringBuilder text = new StringBuilder();
    for (Node node : page(person, request, child, Paper.A4).body()) {
      // The frame of the page has a main part of its own.
      if (node instanceof Tag(String name, var _, var children) && name.equals("main")) {
        children.forEach(one -> one.write(text));
      } else {
        node.write(text);
      }
    }
    return screen.show(
        "family/guide.jte",
        new GuideModel(families.frame(child, person, "guide"), text.toString()));
  }

  @GetMapping("/family/{child}/guide.pdf")
  ResponseEntity<byte[]> paper(
      Person person,
      HttpServletRequest request,
      @PathVariable UUID child,
      @RequestParam(defaultValue = "A4") Paper paper) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "inline; filename=\"guide.pdf\"")
        .body(printer.pdf(page(person, request, child, paper), time.today()));
  }

  private Page page(Person person, HttpServletRequest request, UUID child, Paper paper) {
    Plan plan = plans.of(new ChildId(child), time.today()).plan();
    ZonedDateTime now = time.now().atZone(Clocks.zone(request, time));
    return GuidePage.of(library, families.guide(person), plan, now, paper);
  }
}
