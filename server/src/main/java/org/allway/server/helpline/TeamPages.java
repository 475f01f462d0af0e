package org.allway.server.helpline;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.allway.server.account.Person;
import org.allway.server.child.Sights;
import org.allway.server.child.Tab;
import org.allway.server.home.AtHome;
import org.allway.server.page.Screen;
import org.allway.server.store.ChildId;
import org.allway.server.store.Plans;
import org.allway.server.time.WardTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** The team's side of messages and live chat. */
@Controller
class TeamPages {

  private static final int UNPROCESSABLE = 422;

  /** Of medicines at home. */
  private static final int DAYS = 14;

  private static final String PAGE = "helpline/team.jte";

  private final Inbox inbox;
  private final Talk talk;
  private final Desk desk;
  private final Messages messages;
  private final Sights sights;
  private final AtHome atHome;
  private final Plans plans;
  private final WardTime time;

  TeamPages(
      Inbox inbox,
      Talk talk,
      Desk desk,
      Messages messages,
      Sights sights,
      AtHome atHome,
      Plans plans,
      WardTime time) {
    this.inbox = inbox;
    this.talk = talk;
    this.desk = desk;
    this.messages = messages;
    this.sights = sights;
    this.atHome = atHome;
    this.plans = plans;
    this.time = time;
  }

  @GetMapping("/messages")
  Object inbox(
      Person person,
      Screen screen,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String seen) {
    InboxModel model = inbox.of(person);
    if (screen.partial()) {
      return model.stamp().equals(seen)
          ? Unchanged.answer(request)
          : screen.show("helpline/inboxpart.jte", model);
    }
    return screen.show("helpline/inbox.jte", model);
  }

  @GetMapping("/children/{child}/messages")
  View thread(Person person, Screen screen, @PathVariable UUID child) {
    return screen.show(PAGE, model(child, person, screen, "", ""));
  }

  @GetMapping("/children/{child}/messages/talk")
  Object news(
      Person person,
      Screen screen,
      HttpServletRequest request,
      @PathVariable UUID child,
      @RequestParam(defaultValue = "") String seen) {
    TalkModel model = talk.see(child, person, time.zone(), at(child));
    return model.stamp().equals(seen)
        ? Unchanged.answer(request)
        : screen.show("helpline/talkpart.jte", model);
  }

  @PostMapping("/children/{child}/messages")
  Object write(Person person, Screen screen, @PathVariable UUID child, @RequestParam String text) {
    if (text.isBlank() || text.length() > Messages.LONGEST) {
      return screen.show(
          UNPROCESSABLE, PAGE, model(child, person, screen, text, screen.say(Faults.of(text))));
    }
    talk.write(child, person, text);
    return screen.partial()
        ? screen.show("helpline/talkpart.jte", talk.see(child, person, time.zone(), at(child)))
        : "redirect:" + at(child) + "#write";
  }

  @PostMapping("/children/{child}/messages/seen")
  String seen(Person person, @PathVariable UUID child) {
    messages.write(child, person, Message.Kind.SEEN, "");
    return "redirect:/messages";
  }

  @PostMapping("/children/{child}/messages/take")
  String take(Person person, @PathVariable UUID child) {
    return done(child, desk.take(child, person));
  }

  @PostMapping("/children/{child}/messages/hand")
  String hand(Person person, @PathVariable UUID child, @RequestParam UUID to) {
    return done(child, desk.hand(child, person, to));
  }

  @PostMapping("/children/{child}/messages/end")
  String end(Person person, @PathVariable UUID child) {
    return done(child, desk.end(child, person));
  }

  private static String done(UUID child, boolean done) {
    if (!done) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    return "redirect:" + at(child);
  }

  private TeamModel model(UUID child, Person person, Screen screen, String typed, String fault) {
    return new TeamModel(
        sights.frame(child, Tab.MESSAGES, screen),
        child,
        messages.unanswered().containsKey(child),
        talk.see(child, person, time.zone(), at(child)),
        atHome.of(child, plans.of(new ChildId(child), time.today()).plan(), DAYS),
        typed,
        fault);
  }

  private static String at(UUID child) {
    return "/children/" + child + "/messages";
  }
}
