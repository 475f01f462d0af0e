package org.allway.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.allway.dose.Amount;
import org.allway.dose.Route;
import org.allway.library.DoseRule;
import org.allway.library.Element;
import org.allway.library.Evidence;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.library.Row;
import org.allway.library.Source;
import org.allway.library.Table;

/**
 * A protocol as a document for review: every rule and every dose line with its sources and marks.
 */
final class ProtocolText {

  private final Library library;
  private final Protocol protocol;
  private final Ink ink;
  private final StringBuilder out = new StringBuilder();
  private final Set<String> cited = new TreeSet<>();

  ProtocolText(Library library, Protocol protocol, Ink ink) {
    this.library = library;
    this.protocol = protocol;
    this.ink = ink;
  }

  String text() {
    out.append(ink.bold(protocol.title().en())).append("\n");
    out.append(protocol.id())
        .append(" ")
        .append(protocol.version())
        .append(", review: ")
        .append(protocol.review());
    out.append(", revised ").append(protocol.revised()).append('\n');
    if (!protocol.note().isEmpty()) {
      out.append(Wrap.lines("", protocol.note()));
    }
    head("WHO");
    for (Protocol.Requirement one : protocol.eligible()) {
      out.append(
          Wrap.lines(
              "  - ", one.because().en() + "  " + one.require().source() + marks(one.evidence())));
    }
    for (Protocol.Definition definition : protocol.definitions()) {
      head("DEFINITION OF " + definition.symbol().name());
      rows(definition.table(), rule -> rule.source());
    }
    for (Protocol.Stage stage : protocol.stages()) {
      head("RISK GROUP, " + stage.id().replace('_', ' '));
      rows(stage.table(), group -> group);
    }
    roadmap();
    Map<String, Phase> used = new LinkedHashMap<>();
    protocol.roadmap().forEach(step -> phases(step.variant(), used));
    used.values().forEach(this::phase);
    if (!protocol.leaves().isEmpty()) {
      head("WHAT ENDS THIS PROTOCOL");
      for (Protocol.Leave leave : protocol.leaves()) {
        out.append(
            Wrap.lines(
                "  - ",
                leave.when().source()
                    + ": "
                    + leave.because().en()
                    + " "
                    + leave.action().en()
                    + marks(leave.evidence())));
      }
    }
    head("SOURCES");
    Columns columns = new Columns("  ");
    for (String key : cited) {
      Source source = library.sources().get(key);
      if (source != null) {
        columns.row(
            key,
            source.kind(),
            source.title() + (source.url().isEmpty() ? "" : "  " + source.url()));
      }
    }
    out.append(columns.text());
    out.append("\n* not found in a source: ").append("what stands behind it in parentheses.\n");
    return out.toString();
  }

  private void head(String words) {
    out.append('\n').append(ink.bold(words)).append('\n');
  }

  private interface Shown<R> {
    String words(R result);
  }

  private <R> void rows(Table<R> table, Shown<R> shown) {
    for (Row<R> row : table.rows()) {
      String when = row.when().source().equals("true") ? "otherwise" : row.when().source();
      String note = row.evidence().note().isEmpty() ? "" : "  note: " + row.evidence().note();
      out.append(
          Wrap.lines(
              "  " + shown.words(row.then()) + "  <-  ", when + marks(row.evidence()) + note));
    }
  }

  private void roadmap() {
    head("ROADMAP");
    for (Protocol.Step step : protocol.roadmap()) {
      String which =
          switch (step.variant()) {
            case Protocol.Variant.Always(Phase phase) -> phase.id();
            case Protocol.Variant.ByGroup(Map<String, Phase> phases) ->
                protocol.groups().keySet().stream()
                    .map(group ->
                        group
                            + ": "
                            + (phases.containsKey(group) ? phases.get(group).id() : "none"))
                    .collect(Collectors.joining("; "));
            case Protocol.Variant.ByRows(Table<Phase> table) ->
                table.rows().stream()
                    .map(row ->
                        row.then().id()
                            + " if "
                            + (row.when().source().equals("true")
                                ? "otherwise"
                                : row.when().source()))
                    .collect(Collectors.joining("; "));
          };
      String when = step.when().source().equals("true") ? "" : "  only if " + step.when().source();
      String repeat = step.repeats() ? " (repeated to the end of therapy)" : "";
      out.append(Wrap.lines("  " + step.phaseId() + repeat + "  ", which + when));
    }
    Protocol.Duration duration = protocol.duration();
    if (!duration.from().isEmpty()) {
      out.append("  end of therapy, counted from day 1 of ").append(duration.from()).append(":\n");
      for (Row<Integer> row : duration.years().rows()) {
        String when = row.when().source().equals("true") ? "otherwise" : row.when().source();
        out.append(Wrap.lines("    ", years(row.then()) + when + marks(row.evidence())));
      }
    }
  }

  private static void phases(Protocol.Variant variant, Map<String, Phase> used) {
    switch (variant) {
      case Protocol.Variant.Always(Phase phase) -> used.put(phase.id(), phase);
      case Protocol.Variant.ByGroup(Map<String, Phase> phases) ->
          phases.values().forEach(phase -> used.put(phase.id(), phase));
      case Protocol.Variant.ByRows(Table<Phase> table) ->
          table.rows().forEach(row -> used.put(row.then().id(), row.then()));
    }
  }

  private void phase(Phase phase) {
    head(
        phase.id().toUpperCase(Locale.ROOT)
            + "  "
            + phase.title().en()
            + ", "
            + phase.days()
            + " days"
            + marks(phase.evidence()));
    if (!phase.evidence().note().isEmpty()) {
      out.append(Wrap.lines("  note: ", phase.evidence().note()));
    }
    for (Phase.Gate gate : phase.gates()) {
      out.append(
          Wrap.lines(
              "  gate on day " + gate.day() + ": ", gate.when().source() + marks(gate.evidence())));
    }
    Columns columns = new Columns("  ");
    for (Element element : phase.elements()) {
      String when = element.when().source().equals("true") ? "" : " if " + element.when().source();
      switch (element) {
        case Element.Medication drug ->
            columns.row(
                drug.drug().id(),
                dose(drug),
                drug.routes().stream().map(Route::name).collect(Collectors.joining("/")),
                "days " + drug.days() + hours(drug),
                extras(drug) + when + marks(drug.evidence()) + note(drug.evidence()));
        case Element.Radiotherapy beam ->
            columns.row(
                "radiotherapy",
                beam.site() + " " + beam.dose() + " in " + beam.fractions(),
                "",
                "day " + beam.day(),
                when.strip() + marks(beam.evidence()) + note(beam.evidence()));
      }
    }
    out.append(columns.text());
    for (Phase.Checkpoint check : phase.checkpoints()) {
      String when = check.when().source().equals("true") ? "" : " if " + check.when().source();
      String facts = check.facts().stream().map(Fact::name).collect(Collectors.joining(", "));
      out.append(
          Wrap.lines(
              "  test on day " + check.day() + ": ", facts + when + marks(check.evidence())));
    }
  }

  private String dose(Element.Medication drug) {
    String rate =
        drug.dose().text()
            + (drug.dose() instanceof DoseRule.Banded banded ? marks(banded.evidence()) : "");
    String times = drug.times() > 1 ? " in " + drug.times() + " doses" : "";
    double cap =
        Math.min(drug.max(), Objects.requireNonNull(drug.drug().routes().get(drug.route())).max());
    return rate
        + times
        + (Double.isInfinite(cap) ? "" : " (max " + new Amount(cap, drug.drug().unit()) + ")");
  }

  private static String hours(Element.Medication drug) {
    if (drug.schedule().count() <= drug.days().count() && drug.schedule().hour(0) < 0) {
      return "";
    }
    int each = drug.schedule().count() / drug.days().count();
    StringBuilder text = new StringBuilder(" at hour ");
    for (int i = 0; i < each; i++) {
      text.append(i == 0 ? "" : ", ").append(drug.schedule().hour(i));
    }
    return text.toString();
  }

  private static String extras(Element.Medication drug) {
    return List.of(
            drug.over().isEmpty() ? "" : "over " + drug.over(),
            drug.infusionDays() > 0 ? "continuous for " + drug.infusionDays() + " days" : "",
            drug.hospitalDays() > 0 ? "in hospital for " + drug.hospitalDays() + " days" : "",
            drug.window().count() == 0 ? "" : "window days " + drug.window(),
            drug.omitDrug().isEmpty()
                ? ""
                : "not on days with " + drug.omitDrug() + " " + drug.omitRoute(),
            drug.injection().isEmpty() ? "" : "one injection: " + drug.injection(),
            drug.how().en())
        .stream()
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String note(Evidence evidence) {
    return evidence.note().isEmpty() ? "" : "  note: " + evidence.note();
  }

  private String marks(Evidence evidence) {
    cited.addAll(evidence.cites());
    String cites =
        evidence.cites().isEmpty() ? "" : " [" + String.join(", ", evidence.cites()) + "]";
    return cites
        + (evidence.verified() ? "" : " * (" + String.join(", ", evidence.unverified()) + ")");
  }

  private static String years(int years) {
    return years == Protocol.Duration.OPEN ? "no end stated: " : years + " years: ";
  }
}
