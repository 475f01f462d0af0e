package org.allway.server.family;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.allway.calendar.CalendarEvent;
import org.allway.calendar.PlanCalendar;
import org.allway.plan.Planner;
import org.allway.server.store.Charts;
import org.allway.server.store.ChildChart;
import org.allway.server.store.ChildId;
import org.allway.server.time.WardTime;
import org.allway.words.Language;
import org.springframework.stereotype.Component;

/**
 * Children's calendars as of today. A calendar looks at the plan of each day on which the chart
 * changed; so it is kept while the chart and the day stay the same.
 */
@Component
class Calendars {

  private static final int KEPT = 200;

  private record Key(UUID child, long version, LocalDate day, Language language) {}

  /**
   * A calendar as a file.
   *
   * @param mark differs whenever the file does
   */
  record Feed(String text, String mark) {}

  private final Charts charts;
  private final Planner planner;
  private final WardTime time;
  private final Cache<Key, Feed> feeds = Caffeine.newBuilder().maximumSize(KEPT).build();
  private final Cache<Key, List<CalendarEvent>> events =
      Caffeine.newBuilder().maximumSize(KEPT).build();

  Calendars(Charts charts, Planner planner, WardTime time) {
    this.charts = charts;
    this.planner = planner;
    this.time = time;
  }

  List<CalendarEvent> events(UUID child, Language language) {
    ChildChart chart = charts.get(new ChildId(child));
    LocalDate day = time.today();
    return events.get(
        new Key(child, chart.child().version(), day, language),
        _ -> PlanCalendar.events(planner, chart.chart(), day, LocalDate.MAX, language));
  }

  Feed feed(UUID child, Language language) {
    ChildChart chart = charts.get(new ChildId(child));
    LocalDate day = time.today();
    return feeds.get(
        new Key(child, chart.child().version(), day, language),
        _ -> {
          String text = PlanCalendar.text(planner, chart.chart(), day, LocalDate.MAX, language);
          return new Feed(text, mark(text));
        });
  }

  private static String mark(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
