package org.allway.guide;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.allway.dose.Route;
import org.allway.library.FamilyGuide;
import org.allway.library.FamilyGuide.Label;
import org.allway.library.FamilyGuide.Statement;
import org.allway.print.Node;
import org.allway.print.Tag;
import org.allway.print.Text;
import org.allway.words.Language;
import org.allway.words.Words;

/** The words of one guide, and the sources of what it has said so far. */
final class Said {

  private final FamilyGuide guide;
  private final Locale locale;
  private final Set<String> cited = new LinkedHashSet<>();
  private boolean marked;

  Said(FamilyGuide guide) {
    this.guide = guide;
    this.locale = Locale.of(guide.language());
  }

  String label(Label label) {
    return guide.label(label);
  }

  /** Names that the library has; it has them in two languages, of which English is the common. */
  String name(Words words) {
    return guide.language().equals("es") ? words.in(Language.ES) : words.in(Language.EN);
  }

  String day(LocalDate date) {
    return DateTimeFormatter.ofPattern("EEE d MMM", locale).format(date);
  }

  String dayOfYear(LocalDate date) {
    return DateTimeFormatter.ofPattern("EEE d MMM yyyy", locale).format(date);
  }

  String time(LocalTime time) {
    boolean twelve = locale.getLanguage().equals("en");
    return DateTimeFormatter.ofPattern(twelve ? "h:mm a" : "H:mm", locale).format(time);
  }

  String moment(ZonedDateTime moment) {
    return dayOfYear(moment.toLocalDate()) + ", " + time(moment.toLocalTime());
  }

  String zone(ZoneId zone) {
    return zone.getDisplayName(TextStyle.FULL, locale);
  }

  String span(LocalDate from, LocalDate to) {
    return from.equals(to) ? day(from) : day(from) + " – " + day(to);
  }

  String dayName(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, locale);
  }

  String route(Route route) {
    return label(
        switch (route) {
          case PO -> Label.BY_PO;
          case IV -> Label.BY_IV;
          case IT -> Label.BY_IT;
          case IM -> Label.BY_IM;
          case SC -> Label.BY_SC;
          case IO, PR, INH, NAS, ID -> Label.BY_OTHER;
        });
  }

  /** What is said, as a list; a mark where nobody has found a source. */
  Tag list(List<Statement> statements) {
    List<Node> items = new ArrayList<>();
    statements.forEach(said -> items.add(Tag.of("li", words(said))));
    return Tag.of("ul", items);
  }

  String words(Statement said) {
    cited.addAll(said.evidence().cites());
    return said.text() + mark(said.evidence().verified());
  }

  String mark(boolean verified) {
    marked |= !verified;
    return verified ? "" : " *";
  }

  void cite(List<String> cites) {
    cited.addAll(cites);
  }

  Set<String> cited() {
    return cited;
  }

  boolean marked() {
    return marked;
  }

  static Text text(String words) {
    return new Text(words);
  }
}
