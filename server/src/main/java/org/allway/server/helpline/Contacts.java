package org.allway.server.helpline;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.allway.library.Centre;
import org.allway.library.Contact;
import org.allway.library.FamilyGuide;
import org.allway.library.FamilyGuide.Label;
import org.allway.library.Library;
import org.allway.server.store.Charts;
import org.allway.server.store.ChildId;
import org.allway.server.time.WardTime;
import org.allway.wording.Wording;
import org.allway.words.Language;
import org.springframework.stereotype.Component;

/** Whom families can reach, by the clock: contacts of the centre and of the family guide. */
@Component
public class Contacts {

  private final Library library;
  private final Charts charts;
  private final WardTime time;

  Contacts(Library library, Charts charts, WardTime time) {
    this.library = library;
    this.charts = charts;
    this.time = time;
  }

  /** The guide in a language. */
  public FamilyGuide guide(Language language) {
    return Objects.requireNonNull(library.guides().get(language == Language.ES ? "es" : "en"));
  }

  /** When the child's centre answers in live chat; never, if it names no hours. */
  Optional<Contact.Hours> chat(UUID child) {
    return centre(child).chat();
  }

  private Centre centre(UUID child) {
    String id = charts.get(new ChildId(child)).chart().centre();
    return Objects.requireNonNull(library.centres().get(id));
  }

  /** Whom the family of a child can reach now, on a clock of this zone. */
  public Reach reach(UUID child, Language language, ZoneId zone) {
    FamilyGuide guide = guide(language);
    ZonedDateTime now = time.now().atZone(zone);
    return new Reach(
        guide.label(Label.REACH_FIRST),
        Clocks.moment(now, language),
        lines(centre(child).contacts(), now, language),
        lines(guide.emergency(), now, language),
        lines(guide.helplines(), now, language));
  }

  private static List<Reach.Line> lines(
      List<Contact> contacts, ZonedDateTime now, Language language) {
    return contacts.stream().map(one -> line(one, now, language)).toList();
  }

  private static Reach.Line line(Contact contact, ZonedDateTime now, Language language) {
    boolean open = contact.open(now.toInstant());
    String mark = Wording.mark(contact.evidence().verified());
    boolean mute = contact.say().isEmpty();
    return new Reach.Line(
        contact.name().in(language) + (mute ? mark : ""),
        contact.way(),
        dial(contact.way()),
        open,
        contact.hours().isEmpty(),
        contact.hours().map(hours -> hours(hours, now, language)).orElse(""),
        contact.hours().filter(_ -> !open).map(hours -> opens(hours, now, language)).orElse(""),
        mute ? "" : contact.say().in(language) + mark);
  }

  private static String dial(String way) {
    return way.matches("[+]?[0-9() -]{3,}") ? way.replaceAll("[^+0-9]", "") : "";
  }

  /** When they are there next, on the clock of who asks. */
  static String opens(Contact.Hours hours, ZonedDateTime now, Language language) {
    return Clocks.moment(hours.next(now.toInstant()).withZoneSameInstant(now.getZone()), language);
  }

  /** Such as "Mon – Fri, 7:00 AM – 6:30 PM (Central Time); 8:00 AM – 7:30 PM by your clock". */
  static String hours(Contact.Hours hours, ZonedDateTime now, Language language) {
    ZonedDateTime from =
        hours.next(now.toInstant()).toLocalDate().atTime(hours.from()).atZone(hours.zone());
    ZonedDateTime to = from.toLocalDate().atTime(hours.to()).atZone(hours.zone());
    List<DayOfWeek> days = hours.days().stream().sorted().toList();
    String there =
        name(days.getFirst(), language)
            + (days.size() == 1 ? "" : " – " + name(days.getLast(), language))
            + ", "
            + span(from, to, language)
            + " ("
            + Clocks.zone(hours.zone(), language)
            + ")";
    ZonedDateTime own = from.withZoneSameInstant(now.getZone());
    return own.toLocalDateTime().equals(from.toLocalDateTime())
        ? there
        : there
            + "; "
            + span(own, to.withZoneSameInstant(now.getZone()), language)
            + (language == Language.ES ? " en su reloj" : " by your clock");
  }

  private static String span(ZonedDateTime from, ZonedDateTime to, Language language) {
    return Clocks.time(from, language) + " – " + Clocks.time(to, language);
  }

  private static String name(DayOfWeek day, Language language) {
    return day.getDisplayName(TextStyle.SHORT, Wording.locale(language));
  }
}
