package org.allway.library;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allway.diagnostic.Diagnostics;
import org.allway.words.Words;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Reads whom a family can reach, and when. */
final class ContactReader {

  private static final Pattern HOURS =
      Pattern.compile("([a-z]{3})(?:-([a-z]{3}))? (\\d\\d:\\d\\d)-(\\d\\d:\\d\\d) (\\S+)");

  private final Clauses clauses;
  private final Diagnostics diagnostics;

  ContactReader(Clauses clauses) {
    this.clauses = clauses;
    this.diagnostics = clauses.diagnostics();
  }

  /**
   * The contacts of a list.
   *
   * @param oneLanguage whether names are in the file's one language
   */
  List<Contact> read(Fields file, String key, boolean oneLanguage) {
    List<Contact> contacts = new ArrayList<>();
    for (YamlNode node : file.list(key)) {
      Fields line = Fields.of(node, "A contact", diagnostics);
      Words name = words(line, "name", oneLanguage);
      String way = line.requiredText("reach").map(YamlNode.Text::text).orElse("");
      Optional<Contact.Hours> hours = line.text("hours").flatMap(this::hours);
      Words say = line.has("say") ? words(line, "say", oneLanguage) : Words.NONE;
      Evidence evidence = evidence(line, oneLanguage);
      line.done();
      contacts.add(new Contact(name, way, hours, say, evidence));
    }
    return List.copyOf(contacts);
  }

  /** A centre knows its own numbers; a helpline's stand in a source. */
  private Evidence evidence(Fields line, boolean cited) {
    return cited ? clauses.requiredEvidence(line) : clauses.evidence(line);
  }

  private Words words(Fields line, String key, boolean oneLanguage) {
    return oneLanguage
        ? Words.same(line.requiredText(key).map(YamlNode.Text::text).orElse(""))
        : clauses.requiredWords(line, key);
  }

  /** Such as "mon-fri 07:00-18:30 America/Chicago". */
  Optional<Contact.Hours> hours(YamlNode.Text text) {
    Matcher matcher = HOURS.matcher(text.text());
    if (matcher.matches()) {
      Optional<DayOfWeek> first = day(matcher.group(1));
      Optional<DayOfWeek> last = matcher.group(2) == null ? first : day(matcher.group(2));
      try {
        LocalTime from = LocalTime.parse(matcher.group(3));
        LocalTime to = LocalTime.parse(matcher.group(4));
        ZoneId zone = ZoneId.of(matcher.group(5));
        if (first.isPresent() && last.isPresent() && from.isBefore(to)) {
          return Optional.of(new Contact.Hours(days(first.get(), last.get()), from, to, zone));
        }
      } catch (DateTimeException _) {
        // reported below
      }
    }
    diagnostics.error(
        "NOT-HOURS",
        text.place(),
        text.described() + " are no hours.",
        "Write days, times and the zone, such as mon-fri 07:00-18:30 America/Chicago; without"
            + " hours it is at all hours.");
    return Optional.empty();
  }

  private static Optional<DayOfWeek> day(String text) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).startsWith(text)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  private static Set<DayOfWeek> days(DayOfWeek first, DayOfWeek last) {
    Set<DayOfWeek> days = EnumSet.of(first);
    for (DayOfWeek day = first; day != last; day = day.plus(1)) {
      days.add(day.plus(1));
    }
    return Set.copyOf(days);
  }
}
