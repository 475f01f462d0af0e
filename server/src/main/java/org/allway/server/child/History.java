package org.allway.server.child;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allway.server.account.Account;
import org.allway.server.account.Accounts;
import org.allway.server.difference.PlanDifference;
import org.allway.server.entry.Entries;
import org.allway.server.entry.Line;
import org.allway.server.page.Screen;
import org.allway.server.store.ChartStore;
import org.allway.server.store.Charts;
import org.allway.server.store.ChildId;
import org.allway.server.store.StoredEntry;
import org.allway.server.time.WardTime;
import org.allway.wording.Wording;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** What was recorded when and by whom, and what each entry did to the plan. */
@Controller
class History {

  private static final int SHOWN = 100;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final Sights sights;
  private final ChartStore store;
  private final Charts charts;
  private final Entries entries;
  private final Accounts accounts;
  private final ZoneId zone;

  History(
      Sights sights,
      ChartStore store,
      Charts charts,
      Entries entries,
      Accounts accounts,
      WardTime time) {
    this.sights = sights;
    this.store = store;
    this.charts = charts;
    this.entries = entries;
    this.accounts = accounts;
    this.zone = time.zone();
  }

  @GetMapping("/children/{child}/history")
  View history(
      @PathVariable UUID child,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "0") int skip,
      Screen screen) {
    Sight sight = sights.of(child);
    List<Line> all = entries.lines(sight.id(), screen.language()).reversed();
    Map<String, String> kinds = new LinkedHashMap<>();
    all.forEach(line -> kinds.putIfAbsent(line.kind(), kind(line.kind(), screen)));
    List<Line> wanted =
        all.stream().filter(line -> kind.isEmpty() || line.kind().equals(kind)).toList();
    List<Line> shown = wanted.stream().skip(Math.max(0, skip)).limit(SHOWN).toList();
    String path = "/children/" + child + "/history?kind=" + kind + "&skip=";
    return screen.show(
        "child/history.jte",
        new HistoryModel(
            sights.frame(sight, Tab.HISTORY, screen),
            kinds,
            kind,
            days(sight.id(), shown, screen),
            wanted.size(),
            Optional.of(path + (skip + SHOWN)).filter(_ -> wanted.size() > skip + SHOWN),
            Optional.of(path + Math.max(0, skip - SHOWN)).filter(_ -> skip > 0)));
  }

  private List<HistoryModel.Day> days(ChildId child, List<Line> lines, Screen screen) {
    Wording wording = new Wording(screen.language());
    Map<String, String> withdrawals = withdrawals(child);
    Map<String, String> names = new HashMap<>();
    Map<LocalDate, List<HistoryModel.Item>> days = new LinkedHashMap<>();
    for (Line line : lines) {
      LocalDate recorded = LocalDate.ofInstant(line.recorded(), zone);
      boolean dated = line.on().isAfter(LocalDate.EPOCH);
      String on = dated ? line.on().toString() : "";
      days.computeIfAbsent(recorded, _ -> new ArrayList<>())
          .add(
              new HistoryModel.Item(
                  line.seq(),
                  line.id(),
                  dated ? wording.date(line.on()) : "",
                  dated && recorded.isAfter(line.on()),
                  CLOCK.format(line.recorded().atZone(zone)),
                  names.computeIfAbsent(line.by(), this::display),
                  kind(line.kind(), screen),
                  line.text(),
                  line.withdrawn(),
                  withdrawals.getOrDefault(line.id(), ""),
                  dated ? "/children/" + child + "?asOf=" + on + "&knownOn=" + recorded : "",
                  "/children/" + child + "/history/changes?to=" + line.seq()));
    }
    List<HistoryModel.Day> shown = new ArrayList<>();
    days.forEach((date, items) -> shown.add(new HistoryModel.Day(wording.day(date), items)));
    return shown;
  }

  private String display(String account) {
    return accounts.named(account).map(Account::display).orElse(account);
  }

  /** Reasons by the entry that was an error. */
  private Map<String, String> withdrawals(ChildId child) {
    Map<String, String> reasons = new HashMap<>();
    for (StoredEntry entry : store.entries(child)) {
      var withdraw = entry.body().path("withdraw");
      if (withdraw.isObject()) {
        reasons.put(withdraw.path("entry").asString(""), withdraw.path("reason").asString(""));
      }
    }
    return reasons;
  }

  /** The plan before and behind an entry, or between two, both as of today. */
  @GetMapping("/children/{child}/history/changes")
  View changes(
      @PathVariable UUID child,
      @RequestParam long to,
      @RequestParam(defaultValue = "0") long from,
      Screen screen) {
    Sight now = sights.of(child);
    long newest = now.chart().child().version();
    long before = from == 0 ? to - 1 : from;
    if (before < 1 || to <= before || to > newest) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    Sight was = sights.of(charts.at(now.id(), before), now.moment());
    Sight is = sights.of(charts.at(now.id(), to), now.moment());
    List<HistoryModel.Day> between =
        days(
            now.id(),
            entries.lines(now.id(), screen.language()).stream()
                .filter(line -> line.seq() > before && line.seq() <= to)
                .toList(),
            screen);
    return screen.show(
        "child/changes.jte",
        new ChangesModel(
            sights.frame(now, Tab.HISTORY, screen),
            before,
            to,
            newest,
            between,
            PlanDifference.between(was.plan(), is.plan())));
  }

  private static String kind(String kind, Screen screen) {
    return switch (kind) {
      case "facts" -> screen.say("facts", "datos");
      case "lab" -> screen.say("laboratory", "laboratorio");
      case "measure" -> screen.say("measures", "medidas");
      case "start" -> screen.say("start", "inicio");
      case "gave" -> screen.say("given", "administrado");
      case "event" -> screen.say("event", "suceso");
      case "takes", "stops" -> screen.say("medicine", "medicina");
      case "choose" -> screen.say("decision", "decisión");
      case "relapse" -> screen.say("relapse", "recaída");
      case "hold", "resume" -> screen.say("hold", "pausa");
      case "adapt" -> screen.say("dose", "dosis");
      case "withdraw" -> screen.say("withdrawal", "anulación");
      case "child" -> screen.say("child", "niño");
      default -> kind;
    };
  }
}
