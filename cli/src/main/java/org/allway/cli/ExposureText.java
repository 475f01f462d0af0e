package org.allway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.allway.exposure.Account;
import org.allway.exposure.Share;
import org.allway.library.Exposure;
import org.allway.library.LateEffect;
import org.allway.plan.Watch;
import org.allway.rule.Numbers;
import org.allway.rule.Value;

/** What adds up over a life, and what to look for later. */
final class ExposureText {

  private final Ink ink;
  private final boolean why;
  private final Set<String> cited;

  ExposureText(Ink ink, boolean why, Set<String> cited) {
    this.ink = ink;
    this.why = why;
    this.cited = cited;
  }

  String text(List<Account> accounts) {
    List<Account> shown = accounts.stream().filter(one -> !one.shares().isEmpty()).toList();
    if (shown.isEmpty()) {
      return "";
    }
    Columns columns = new Columns("  ");
    columns.row("", "so far", "at the end", "");
    StringBuilder below = new StringBuilder();
    for (Account account : shown) {
      rows(account, columns);
      below.append(notes(account));
    }
    return "\n" + ink.bold("EXPOSURES") + '\n' + columns.text() + below;
  }

  /** Sets that hard limits go by are shown; with {@code --why} all. */
  private void rows(Account account, Columns columns) {
    Exposure exposure = account.exposure();
    List<Exposure.FactorSet> sets = new ArrayList<>();
    for (Exposure.FactorSet set : exposure.sets().values()) {
      if (why || set == exposure.first() || exposure.limits().contains(set.id())) {
        sets.add(set);
        cited.addAll(why ? set.evidence().cites() : List.of());
      }
    }
    boolean alone = exposure.sets().size() == 1;
    Exposure.FactorSet first = exposure.first();
    List<String> sources = account.sources();
    String title = ink.bold(exposure.title().en()) + ", " + exposure.unit().text;
    if (alone) {
      String name = first.factors().size() == 1 ? "" : first.title().en();
      columns.row(
          title + PlanText.mark(first.evidence()), soFar(account, ""), end(account, ""), name);
    } else {
      columns.row(title, "", "", "");
    }
    boolean plain =
        sources.size() < 2
            && sources.stream().allMatch(one -> first.factors().getOrDefault(one, 0.0) == 1);
    if (!alone || !plain) {
      sources.forEach(
          one -> columns.row("  " + one, soFar(account, one), end(account, one), "as given"));
    }
    for (Exposure.FactorSet set : alone ? List.<Exposure.FactorSet>of() : sets) {
      columns.row(
          "  " + set.id() + PlanText.mark(set.evidence()),
          soFar(account, set.id()),
          end(account, set.id()),
          set.title().en());
    }
  }

  private String notes(Account account) {
    StringBuilder notes = new StringBuilder();
    String title = account.exposure().title().en();
    for (Share share : account.shares()) {
      if (share.kind() == Share.Kind.ELSEWHERE && share.known()) {
        notes.append(
            Wrap.lines(
                "  ",
                "%s: of this %s %s by %s, recorded on %s."
                    .formatted(
                        title,
                        Numbers.text(share.amount()),
                        account.exposure().unit().text,
                        share.source(),
                        share.on())));
      }
    }
    for (Exposure.FactorSet set : account.exposure().sets().values()) {
      boolean limits = account.exposure().limits().contains(set.id());
      if (why || limits || account.exposure().sets().size() == 1) {
        said(title, set, "not counted", account.uncounted(set.id()), notes);
        List<String> standIns =
            account.sources().stream().filter(set.standIns()::contains).toList();
        said(title, set, "counted by another set's factor", standIns, notes);
      }
    }
    if (account.sum("", Share.AT_THE_END) instanceof Value.AtLeast(var _, Set<String> needs)) {
      notes.append(
          Wrap.lines(
              "  ",
              ink.notice(title + " cannot be told without " + String.join(", ", needs) + ".")));
    }
    long due = account.shares().stream().filter(one -> one.kind() == Share.Kind.DUE).count();
    if (due > 0) {
      notes.append(
          Wrap.lines(
              "  ", title + ": " + due + " due and not recorded, counted at the end alone."));
    }
    return notes.toString();
  }

  private static void said(
      String title, Exposure.FactorSet set, String what, List<String> drugs, StringBuilder out) {
    if (!drugs.isEmpty()) {
      out.append(
          Wrap.lines(
              "  ", title + ", " + set.id() + ": " + what + ": " + String.join(", ", drugs) + "."));
    }
  }

  private static String soFar(Account account, String set) {
    return number(account.sum(set, Share.SO_FAR));
  }

  private static String end(Account account, String set) {
    return number(account.sum(set, Share.AT_THE_END));
  }

  /** One decimal is more than these numbers can bear. */
  static String number(Value value) {
    return switch (value) {
      case Value.Num(double sum) -> Numbers.text(Math.round(sum * 10) / 10.0);
      case Value.AtLeast(double sum, var _) ->
          Numbers.text(Math.round(sum * 10) / 10.0) + " or more";
      default -> value.toString();
    };
  }

  String lateEffects(List<Watch> watches) {
    if (watches.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder("\n");
    out.append(ink.bold("LATE EFFECTS TO LOOK FOR")).append('\n');
    for (Watch watch : watches) {
      LateEffect effect = watch.effect();
      String status =
          switch (watch.by()) {
            case GIVEN -> "";
            case PLANNED -> ink.notice(" (planned, not recorded as given)");
            case ASKED -> ink.notice(" (if: needs " + String.join(", ", watch.needs()) + ")");
          };
      out.append(Wrap.lines("  ", effect.after().en() + status));
      out.append(
          Wrap.lines(
              "    - ",
              effect.lookFor().en()
                  + " "
                  + effect.howOften().en()
                  + PlanText.mark(effect.evidence())));
      if (why) {
        cited.addAll(effect.evidence().cites());
        out.append(ink.faint(Trace.line("      ", effect.when().source(), effect.evidence())));
      }
    }
    return out.toString();
  }
}
