package org.allway.server.family;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.allway.server.account.Account;
import org.allway.server.account.Accounts;
import org.allway.server.audit.Audit;
import org.allway.server.store.ChartStore;
import org.allway.server.store.ChildId;
import org.allway.server.store.StoredEntry;
import org.allway.server.time.WardTime;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;

/**
 * A child's calendar for a calendar program, which cannot sign in: who knows the secret address
 * reads it. It ends with the link, with the account, and with the family's access to the child.
 */
@Controller
class CalendarFeed {

  private final CalendarLinks links;
  private final Accounts accounts;
  private final Calendars calendars;
  private final ChartStore children;
  private final Audit audit;
  private final WardTime time;

  CalendarFeed(
      CalendarLinks links,
      Accounts accounts,
      Calendars calendars,
      ChartStore children,
      Audit audit,
      WardTime time) {
    this.links = links;
    this.accounts = accounts;
    this.calendars = calendars;
    this.children = children;
    this.audit = audit;
    this.time = time;
  }

  @GetMapping("/calendar/{token}.ics")
  ResponseEntity<String> calendar(
      WebRequest web, HttpServletRequest request, @PathVariable String token) {
    CalendarLinks.Link link = links.find(token).orElseThrow(CalendarFeed::nothing);
    Account account =
        accounts
            .find(link.account())
            .filter(one -> !one.disabled())
            .filter(one -> accounts.childrenOf(one.id()).contains(link.child()))
            .orElseThrow(CalendarFeed::nothing);
    Calendars.Feed feed = calendars.feed(link.child(), account.language());
    boolean known = web.checkNotModified("\"" + feed.mark() + "\"", changed(link));
    audit.write(
        new Audit.Act(
            account.name(),
            account.role().name(),
            "GET",
            "/calendar",
            Optional.of(link.child()),
            (known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK).value(),
            "subscription",
            request.getRemoteAddr()));
    ResponseEntity.BodyBuilder answer =
        known ? ResponseEntity.status(HttpStatus.NOT_MODIFIED) : ResponseEntity.ok();
    answer
        .eTag("\"" + feed.mark() + "\"")
        .lastModified(changed(link))
        .cacheControl(CacheControl.maxAge(Duration.ZERO).cachePrivate().mustRevalidate());
    return known ? answer.build() : answer.contentType(CalendarPage.CALENDAR).body(feed.text());
  }

  /** With the day, or with the chart. */
  private long changed(CalendarLinks.Link link) {
    long day = time.today().atStartOfDay(time.zone()).toInstant().toEpochMilli();
    long chart =
        children.entries(new ChildId(link.child())).stream()
            .map(StoredEntry::recordedAt)
            .reduce((_, last) -> last)
            .map(java.time.Instant::toEpochMilli)
            .orElse(day);
    return Math.max(day, chart);
  }

  private static ResponseStatusException nothing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
