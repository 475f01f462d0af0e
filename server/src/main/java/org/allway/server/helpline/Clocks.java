package org.allway.server.helpline;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.allway.server.time.WardTime;
import org.allway.wording.Wording;
import org.allway.words.Language;

/** The clock by which somebody lives, and how times read on it. */
public final class Clocks {

  /** In which the browser says by which zone its clock goes. */
  static final String ZONE = "allway-zone";

  private Clocks() {}

  /** The browser's zone; the ward's, if the browser says none. */
  public static ZoneId zone(HttpServletRequest request, WardTime ward) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(ZONE)) {
          return zone(cookie.getValue(), ward.zone());
        }
      }
    }
    return ward.zone();
  }

  private static ZoneId zone(String name, ZoneId otherwise) {
    try {
      return ZoneId.of(name.replace("%2F", "/"));
    } catch (DateTimeException _) {
      return otherwise;
    }
  }

  /** Such as "6:30 PM". */
  public static String time(ZonedDateTime moment, Language language) {
    boolean twelve = language == Language.EN;
    return DateTimeFormatter.ofPattern(twelve ? "h:mm a" : "H:mm", Wording.locale(language))
        .format(moment);
  }

  /** Such as "Mon 30 Nov, 6:30 PM". */
  public static String moment(ZonedDateTime moment, Language language) {
    return new Wording(language).shortDay(moment.toLocalDate()) + ", " + time(moment, language);
  }

  /** Such as "Central Time". */
  static String zone(ZoneId zone, Language language) {
    Locale locale = Wording.locale(language);
    return zone.getDisplayName(TextStyle.FULL, locale);
  }
}
