package org.allway.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.allway.dose.Amount;
import org.allway.library.Evidence;
import org.allway.library.Rescue;
import org.allway.plan.Clearance;
import org.allway.rule.Numbers;

/** Shows how a drug in high dose leaves the body. */
final class ClearanceText {

  private static final String INDENT = "      ";

  private final Ink ink;
  private final boolean why;
  private final Set<String> cited;

  ClearanceText(Ink ink, boolean why, Set<String> cited) {
    this.ink = ink;
    this.why = why;
    this.cited = cited;
  }

  String text(Clearance clearance) {
    StringBuilder out = new StringBuilder("\n");
    out.append(ink.bold("LEVELS AFTER " + clearance.rescue().after().toUpperCase(Locale.ROOT)))
        .append("  given ")
        .append(clearance.start())
        .append(", ")
        .append(clearance.rescue().title().en())
        .append(PlanText.mark(clearance.rescue().evidence()))
        .append('\n');
    for (Clearance.Reading reading : clearance.readings()) {
      String level = Numbers.text(reading.level());
      out.append("  hour ")
          .append(Numbers.text(reading.hour()))
          .append(": ")
          .append(reading.high() ? ink.notice(level) : level)
          .append(reading.expected().map(one -> ", " + expected(one)).orElse(""))
          .append('\n');
      reading
          .answer()
          .ifPresent(row -> out.append(Wrap.lines(INDENT, words(row, reading.amount()))));
      reading
          .also()
          .forEach(one -> out.append(Wrap.lines(INDENT, words(one.answer(), one.amount()))));
    }
    for (Rescue.Expected one : clearance.missing()) {
      out.append(ink.notice("  missing"))
          .append("  hour ")
          .append(Numbers.text(one.hour()))
          .append(": ")
          .append(expected(one))
          .append('\n');
    }
    if (why) {
      for (Clearance.Reading reading : clearance.readings()) {
        reading.answer().ifPresent(row -> trace(out, row.when().source(), row.evidence()));
        reading
            .also()
            .forEach(one -> trace(out, one.answer().when().source(), one.answer().evidence()));
      }
    }
    return out.toString();
  }

  private static String expected(Rescue.Expected one) {
    return "expected up to " + Numbers.text(one.most()) + PlanText.mark(one.evidence());
  }

  private static String words(Rescue.Answer row, Optional<Amount> amount) {
    String give =
        row.give()
            .flatMap(one ->
                amount.map(some ->
                    one.drug().label().en() + " " + some + " " + one.route() + every(one) + ". "))
            .orElse("");
    return give + row.text().en() + PlanText.mark(row.evidence());
  }

  private static String every(Rescue.Give give) {
    return give.every() == 0 ? "" : " every " + give.every() + " h";
  }

  private void trace(StringBuilder out, String rule, Evidence evidence) {
    cited.addAll(evidence.cites());
    out.append(ink.faint(Trace.line("    ", rule, evidence)));
  }
}
