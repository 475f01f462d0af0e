package org.allway.server.family;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allway.library.FamilyGuide;
import org.allway.library.FamilyGuide.Label;
import org.allway.library.FamilyGuide.Part;
import org.allway.library.FamilyGuide.Statement;
import org.allway.server.account.Person;
import org.allway.server.helpline.Clocks;
import org.allway.server.helpline.Contacts;
import org.allway.server.helpline.Faults;
import org.allway.server.helpline.Message;
import org.allway.server.helpline.Messages;
import org.allway.server.page.Screen;
import org.allway.server.time.WardTime;
import org.allway.words.Language;
import org.allway.words.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * What a family sees in its child. A sign of danger leads at once to whom to call now: nothing is
 * saved before, nothing is asked. Everything else goes to the team as a message. Nothing is judged.
 */
@Controller
class SymptomsPage {

  private static final int UNPROCESSABLE = 422;
  private static final String PAGE = "family/symptoms.jte";

  private final Families families;
  private final Contacts contacts;
  private final Messages messages;
  private final WardTime time;

  SymptomsPage(Families families, Contacts contacts, Messages messages, WardTime time) {
    this.families = families;
    this.contacts = contacts;
    this.messages = messages;
    this.time = time;
  }

  @GetMapping("/family/{child}/symptoms")
  View symptoms(
      Person person,
      Screen screen,
      HttpServletRequest request,
      @PathVariable UUID child,
      @RequestParam(defaultValue = "false") boolean sent,
      @RequestParam(defaultValue = "") List<String> call) {
    List<String> calls =
        call.stream()
            .flatMap(name -> families.guide(person).sign(Part.TODAY, name).stream())
            .map(Families::text)
            .toList();
    return screen.show(PAGE, model(person, request, child, sent, calls, List.of(), "", ""));
  }

  /** A sign of danger: whom to call now, before and regardless of anything else. */
  @GetMapping("/family/{child}/symptoms/{sign}")
  Object call(
      Person person,
      Screen screen,
      HttpServletRequest request,
      @PathVariable UUID child,
      @PathVariable String sign,
      @RequestParam(defaultValue = "false") boolean told) {
    FamilyGuide guide = families.guide(person);
    Optional<Statement> said = guide.sign(Part.URGENT, sign);
    if (said.isEmpty()) {
      return "redirect:/family/" + child + "/symptoms";
    }
    return screen.show(
        "family/call.jte",
        new CallModel(
            families.frame(child, person, "symptoms"),
            families.signs(person, Part.URGENT).title(),
            new SignsModel.Sign(sign, Families.text(said.get())),
            families.reach(child, person, Clocks.zone(request, time)),
            told,
            guide.label(Label.NO_CENTRE),
            guide.label(Label.UNVERIFIED)));
  }

  /** Tells the team of a sign of danger as well. */
  @PostMapping("/family/{child}/symptoms/{sign}")
  String tell(Person person, @PathVariable UUID child, @PathVariable String sign) {
    Words said = words(Part.URGENT, List.of(sign));
    if (said.isEmpty()) {
      return "redirect:/family/" + child + "/symptoms";
    }
    messages.write(child, person, Message.Kind.SYMPTOMS, "", said);
    return "redirect:/family/" + child + "/symptoms/" + sign + "?told=true";
  }

  @PostMapping("/family/{child}/symptoms")
  Object send(
      Person person,
      Screen screen,
      HttpServletRequest request,
      @PathVariable UUID child,
      @RequestParam(defaultValue = "") List<String> sign,
      @RequestParam(defaultValue = "") String text) {
    List<String> known =
        sign.stream()
            .filter(name -> families.guide(person).sign(Part.TODAY, name).isPresent())
            .toList();
    boolean nothing = known.isEmpty() && text.isBlank();
    if (nothing || text.length() > Messages.LONGEST) {
      String fault = screen.say(nothing ? nothingSaid() : Faults.of(text));
      return screen.show(
          UNPROCESSABLE, PAGE, model(person, request, child, false, List.of(), known, text, fault));
    }
    messages.write(child, person, Message.Kind.SYMPTOMS, text.strip(), words(Part.TODAY, known));
    String calls = known.stream().map(name -> "&call=" + name).collect(Collectors.joining());
    return "redirect:/family/" + child + "/symptoms?sent=true" + calls;
  }

  private static Words nothingSaid() {
    return new Words("Pick what you see, or write it.", "Elija lo que ve, o escríbalo.");
  }

  /** The signs as the guide words them today, one a line, in both languages. */
  private Words words(Part part, List<String> names) {
    return new Words(
        words(contacts.guide(Language.EN), part, names),
        words(contacts.guide(Language.ES), part, names));
  }

  private static String words(FamilyGuide guide, Part part, List<String> names) {
    return names.stream()
        .map(name -> guide.sign(part, name))
        .flatMap(Optional::stream)
        .map(Statement::text)
        .collect(Collectors.joining("\n"));
  }

  private SymptomsModel model(
      Person person,
      HttpServletRequest request,
      UUID child,
      boolean sent,
      List<String> calls,
      List<String> picked,
      String typed,
      String fault) {
    return new SymptomsModel(
        families.frame(child, person, "symptoms"),
        families.signs(person, Part.URGENT),
        families.signs(person, Part.TODAY),
        families.reach(child, person, Clocks.zone(request, time)),
        sent,
        calls,
        picked,
        typed,
        fault,
        families.guide(person).label(Label.UNVERIFIED));
  }
}
