package org.allway.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.allway.comparison.Arm;
import org.allway.comparison.Comparison;
import org.allway.comparison.Difference;
import org.allway.comparison.Pair;
import org.allway.comparison.PhaseComparison;
import org.allway.comparison.Reference;
import org.allway.comparison.Said;
import org.allway.comparison.Side;
import org.allway.comparison.SideBySide;
import org.allway.comparison.Standin;
import org.allway.library.Evidence;
import org.allway.library.Phase;
import org.allway.library.Source;
import org.allway.words.Language;

/** A comparison as text: who is counted by, what it comes to, and every line that differs. */
final class DiffText {

  private final Comparison comparison;
  private final List<Pair> pairs;
  private final Ink ink;
  private final boolean why;
  private final StringBuilder out = new StringBuilder();
  private final Set<String> cited = new TreeSet<>();

  DiffText(Comparison comparison, Optional<String> group, Ink ink, boolean why) {
    this.comparison = comparison;
    this.pairs = pairs(comparison, group);
    this.ink = ink;
    this.why = why;
  }

  static List<Pair> pairs(Comparison comparison, Optional<String> group) {
    return comparison.pairs().stream()
        .filter(pair ->
            group
                .map(one -> pair.a().group().equals(one) || pair.b().group().equals(one))
                .orElse(true))
        .toList();
  }

  static String groups(Pair pair) {
    return pair.a().group().equals(pair.b().group())
        ? pair.a().group()
        : pair.a().group() + " / " + pair.b().group();
  }

  String text() {
    side("A", comparison.a());
    side("B", comparison.b());
    children();
    for (Pair pair : pairs) {
      totals(pair);
    }
    rules("CENTRE PROFILES", comparison.centres());
    rules("OUTSIDE THE PHASES", comparison.rules());
    phases();
    if (why) {
      sources();
    }
    out.append('\n')
        .append(
            Wrap.lines(
                "* ",
                "rests on a number that nobody has found in a source. Days in hospital are those"
                    + " that the lines state; visits are days with a dose not taken by mouth, a"
                    + " test or a fraction of radiotherapy outside such stays, each stay once. The"
                    + " children are invented: no comparison says which treatment a child needs."));
    return out.toString();
  }

  private void side(String name, Side side) {
    out.append(ink.bold(name + "  " + side.protocol().title().en())).append('\n');
    out.append("   ")
        .append(side.protocol().id())
        .append(' ')
        .append(side.protocol().version())
        .append(", review: ")
        .append(side.protocol().review())
        .append(", revised ")
        .append(side.protocol().revised())
        .append("; centre profile ")
        .append(side.centre().id())
        .append('\n');
  }

  private void head(String words) {
    out.append('\n').append(ink.bold(words)).append('\n');
  }

  private void children() {
    head("THE CHILDREN  invented, to count by");
    if (pairs.isEmpty()) {
      out.append("  No child was found whom both, or each, would treat: nothing is counted.\n");
    }
    Set<Reference> said = new LinkedHashSet<>();
    for (Pair pair : pairs) {
      said.add(pair.a().child().reference());
      said.add(pair.b().child().reference());
    }
    for (Reference one : said) {
      out.append(Wrap.lines("  ", child(one)));
      for (Pair pair : pairs) {
        if (pair.sameChild()) {
          group(groups(pair), pair.a().child(), one);
        } else {
          group("A, " + pair.a().group(), pair.a().child(), one);
          group("B, " + pair.b().group(), pair.b().child(), one);
        }
      }
    }
    if (pairs.stream().anyMatch(pair -> !pair.sameChild())) {
      out.append("  No child fits both: each side has one of its own.\n");
    }
    unreached("A", comparison.unreachedA());
    unreached("B", comparison.unreachedB());
  }

  private void group(String name, Standin child, Reference reference) {
    if (child.reference().equals(reference)) {
      String changes = child.changes().isEmpty() ? "as it is" : "with " + listed(child.changes());
      out.append(Wrap.lines("    " + name + "  ", changes));
    }
  }

  private void unreached(String side, List<String> groups) {
    if (!groups.isEmpty()) {
      out.append(
          Wrap.lines(
              "  ", "No child was found for " + String.join(", ", groups) + " of " + side + "."));
    }
  }

  private static String child(Reference one) {
    StringBuilder text = new StringBuilder(one.said().en());
    text.append("; ").append(listed(new TreeMap<>(one.facts())));
    if (!one.choices().isEmpty()) {
      text.append("; decided: ").append(listed(new TreeMap<>(one.choices())));
    }
    return text.append('.').toString();
  }

  private static String listed(Map<String, ?> facts) {
    return facts.entrySet().stream()
        .map(fact -> fact.getKey() + ": " + fact.getValue())
        .collect(Collectors.joining(", "));
  }

  private void totals(Pair pair) {
    head("WHAT IT COMES TO  " + groups(pair));
    SideBySide both = SideBySide.of(comparison, pair, Language.EN);
    Columns totals = new Columns("  ");
    totals.row("", "A", "B");
    both.totals().forEach(row -> totals.row(row.what(), row.a(), row.b()));
    out.append(totals.text());
    Columns drugs = new Columns("  ");
    drugs.row("drug", "A: days", "sum", "B: days", "sum");
    both.drugs()
        .forEach(row -> drugs.row(row.drug(), row.daysA(), row.sumA(), row.daysB(), row.sumB()));
    out.append(drugs.text());
    Columns phases = new Columns("  ");
    phases.row("phase", "A: days", "B: days");
    both.phases().forEach(row -> phases.row(row.what(), row.a(), row.b()));
    out.append(phases.text());
    undecided("A", pair.a());
    undecided("B", pair.b());
  }

  private void undecided(String side, Arm arm) {
    if (!arm.totals().undecided().isEmpty()) {
      out.append(
          Wrap.lines(
              "  " + side + " ",
              "leaves out what waits for "
                  + String.join(", ", arm.totals().undecided())
                  + " (--choose, --fact)."));
    }
  }

  private void rules(String title, List<Difference> differences) {
    if (!differences.isEmpty()) {
      head(title);
      differences(differences);
    }
  }

  private void phases() {
    Set<String> shown = pairs.stream().map(DiffText::groups).collect(Collectors.toSet());
    List<String> same = new ArrayList<>();
    for (PhaseComparison phase : comparison.phases()) {
      List<String> groups = phase.groups().stream().filter(shown::contains).toList();
      if (groups.isEmpty()) {
        continue;
      }
      if (phase.differences().isEmpty()) {
        same.add(
            phase.id()
                + ": "
                + phase.a().map(Phase::id).orElse("-")
                + " ("
                + String.join("; ", groups)
                + ")");
        continue;
      }
      head(
          phase.id().toUpperCase(Locale.ROOT)
              + "  A "
              + phase.a().map(Phase::id).orElse("none")
              + ", B "
              + phase.b().map(Phase::id).orElse("none"));
      out.append(Wrap.lines("  ", "For " + String.join("; ", groups) + "."));
      differences(phase.differences());
    }
    if (!same.isEmpty()) {
      head("THE SAME LINES ON BOTH SIDES");
      same.forEach(one -> out.append(Wrap.lines("  ", one)));
    }
  }

  private void differences(List<Difference> differences) {
    Map<String, List<Difference>> about = new LinkedHashMap<>();
    for (Difference one : differences) {
      about.computeIfAbsent(one.of(), _ -> new ArrayList<>()).add(one);
    }
    about.forEach((of, all) -> {
      out.append(Wrap.lines("  ", of));
      all.forEach(this::difference);
    });
  }

  private void difference(Difference one) {
    String lead =
        "    " + one.aspect().word + " ".repeat(Math.max(1, 10 - one.aspect().word.length()));
    String later = " ".repeat(lead.length());
    if (one.a().isPresent() && one.b().isPresent()) {
      said(lead + "A  ", one, one.a().get());
      said(later + "B  ", one, one.b().get());
    } else {
      one.a().ifPresent(said -> said(lead + "only A  ", one, said));
      one.b().ifPresent(said -> said(lead + "only B  ", one, said));
    }
  }

  private void said(String lead, Difference difference, Said said) {
    StringBuilder text = new StringBuilder(said.text());
    Evidence evidence = said.evidence();
    if (!said.verified(difference.aspect())) {
      text.append(" *");
    }
    if (why) {
      cited.addAll(evidence.cites());
      text.append("  (").append(evidence.place().fileAndLine());
      text.append(evidence.cites().isEmpty() ? "" : "; " + String.join(", ", evidence.cites()));
      text.append(')');
    }
    out.append(Wrap.lines(lead, text.toString()));
  }

  private void sources() {
    head("SOURCES");
    Columns columns = new Columns("  ");
    for (String key : cited) {
      Source source = comparison.a().library().sources().get(key);
      if (source == null) {
        source = comparison.b().library().sources().get(key);
      }
      if (source != null) {
        columns.row(key, source.kind(), source.title());
      }
    }
    out.append(columns.text());
  }
}
