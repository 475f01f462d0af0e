package org.allway.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.allway.plan.Decision;

/** Shows the questions that a person decides, with what speaks for each answer. */
final class DecisionText {

  private final Ink ink;
  private final boolean why;
  private final Set<String> cited;
  private final StringBuilder out = new StringBuilder();

  /**
   * @param cited gathers the sources that are named
   */
  DecisionText(Ink ink, boolean why, Set<String> cited) {
    this.ink = ink;
    this.why = why;
    this.cited = cited;
  }

  String text(List<Decision> decisions) {
    if (!decisions.isEmpty()) {
      out.append('\n').append(ink.bold("DECISIONS")).append('\n');
      decisions.forEach(this::decision);
    }
    return out.toString();
  }

  private void decision(Decision decision) {
    boolean open = decision.settledBy() == Decision.Settled.OPEN;
    out.append("  ").append(decision.question().en()).append("  ");
    out.append(open ? ink.notice(settled(decision)) : settled(decision))
        .append("  (")
        .append(decision.id())
        .append(")\n");
    if (open || why) {
      decision.options().forEach(this::option);
    }
  }

  private static String settled(Decision decision) {
    String chosen =
        decision.options().stream()
            .filter(option -> option.id().equals(decision.chosen()))
            .map(option -> option.label().en())
            .findFirst()
            .orElse("");
    return switch (decision.settledBy()) {
      case CHART -> "decided: " + chosen;
      case CENTRE -> "centre's routine: " + chosen;
      case OPEN ->
          chosen.isEmpty() ? "OPEN, nothing assumed" : "OPEN, planned for now with: " + chosen;
    };
  }

  private void option(Decision.Option option) {
    String status = option.status().name().toLowerCase(Locale.ROOT);
    if (option.grounds().isEmpty()) {
      String because = option.because().isEmpty() ? "" : " - " + option.because().en();
      out.append(
          Wrap.lines(
              "      " + option.id() + ": ", status + because + PlanText.mark(option.evidence())));
    }
    for (Decision.Ground ground : option.grounds()) {
      out.append(
          Wrap.lines(
              "      " + option.id() + ": ",
              status + " - " + ground.because().en() + PlanText.mark(ground.evidence())));
    }
    if (!option.needs().isEmpty() && option.grounds().isEmpty()) {
      out.append(Wrap.lines("          needs ", String.join(", ", option.needs())));
    }
    if (!option.leadsTo().isEmpty()) {
      out.append(Wrap.lines("          leads to ", ahead(option.leadsTo())));
    }
    if (why) {
      cited.addAll(option.evidence().cites());
      out.append(ink.faint(Trace.line("        ", "", option.evidence())));
    }
  }

  private static String ahead(List<Decision.Ahead> phases) {
    return phases.stream()
            .map(phase -> phase.phase() + " " + phase.start())
            .collect(Collectors.joining(", "))
        + "; until "
        + phases.getLast().end();
  }
}
