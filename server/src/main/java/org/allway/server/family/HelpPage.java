package org.allway.server.family;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.UUID;
import org.allway.library.FamilyGuide.Label;
import org.allway.server.account.Person;
import org.allway.server.helpline.Clocks;
import org.allway.server.helpline.Faults;
import org.allway.server.helpline.Messages;
import org.allway.server.helpline.Talk;
import org.allway.server.helpline.TalkModel;
import org.allway.server.helpline.Unchanged;
import org.allway.server.page.Screen;
import org.allway.server.time.WardTime;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Help: whom to reach now, messages to the team, and live chat in its hours. */
@Controller
class HelpPage {

  private static final int UNPROCESSABLE = 422;
  private static final String PAGE = "family/help.jte";
  private static final String PART = "helpline/talkpart.jte";

  private final Families families;
  private final Talk talk;
  private final WardTime time;

  HelpPage(Families families, Talk talk, WardTime time) {
    this.families = families;
    this.talk = talk;
    this.time = time;
  }

  @GetMapping("/family/{child}/help")
  View help(Person person, Screen screen, HttpServletRequest request, @PathVariable UUID child) {
    return screen.show(PAGE, model(person, Clocks.zone(request, time), child, "", ""));
  }

  /** Only what has changed; nothing where nothing has. */
  @GetMapping("/family/{child}/help/talk")
  Object news(
      Person person,
      Screen screen,
      HttpServletRequest request,
      @PathVariable UUID child,
      @RequestParam(defaultValue = "") String seen) {
    TalkModel model = talk.see(child, person, Clocks.zone(request, time), at(child));
    return model.stamp().equals(seen) ? Unchanged.answer(request) : screen.show(PART, model);
  }

  @PostMapping("/family/{child}/help")
  Object write(
      Person person,
      Screen screen,
      HttpServletRequest request,
      @PathVariable UUID child,
      @RequestParam String text) {
    ZoneId zone = Clocks.zone(request, time);
    if (text.isBlank() || text.length() > Messages.LONGEST) {
      return screen.show(
          UNPROCESSABLE, PAGE, model(person, zone, child, text, screen.say(Faults.of(text))));
    }
    talk.write(child, person, text);
    return screen.partial()
        ? screen.show(PART, talk.see(child, person, zone, at(child)))
        : "redirect:" + at(child) + "#write";
  }

  /** Outside its hours the page says so, and shows who can be reached instead. */
  @PostMapping("/family/{child}/help/chat")
  String ask(Person person, @PathVariable UUID child) {
    talk.ask(child, person);
    return "redirect:" + at(child) + "#talk";
  }

  @PostMapping("/family/{child}/help/chat/end")
  String end(Person person, @PathVariable UUID child) {
    talk.end(child, person);
    return "redirect:" + at(child) + "#talk";
  }

  private HelpModel model(Person person, ZoneId zone, UUID child, String typed, String fault) {
    TalkModel seen = talk.see(child, person, zone, at(child));
    return new HelpModel(
        families.frame(child, person, "help"),
        families.reach(child, person, zone),
        seen,
        typed,
        fault,
        families.guide(person).label(Label.NO_CENTRE),
        families.guide(person).label(Label.HOLIDAYS),
        families.guide(person).label(Label.UNVERIFIED));
  }

  private static String at(UUID child) {
    return "/family/" + child + "/help";
  }
}
