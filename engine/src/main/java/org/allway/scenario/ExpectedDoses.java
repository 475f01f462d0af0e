package org.allway.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.allway.diagnostic.Place;
import org.allway.library.Days;
import org.allway.library.Library;
import org.allway.plan.Plan;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.Standing;
import org.allway.rule.Numbers;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Compares the doses of a plan with those that a scenario expects. */
final class ExpectedDoses {

  private final Library library;
  private final Set<String> phaseIds;
  private final Plan plan;
  private final List<String> failures;

  ExpectedDoses(Library library, Set<String> phaseIds, Plan plan, List<String> failures) {
    this.library = library;
    this.phaseIds = phaseIds;
    this.plan = plan;
    this.failures = failures;
  }

  /** Which doses a line means. */
  private record Wanted(Optional<String> phase, Optional<String> drug, Optional<String> route) {

    static Wanted of(Fields line) {
      return new Wanted(
          line.text("phase").map(YamlNode.Text::text),
          line.text("drug").map(YamlNode.Text::text),
          line.text("route").map(YamlNode.Text::text));
    }

    String name() {
      return drug.orElse("") + " in " + phase.orElse("any phase");
    }
  }

  void check(Fields expect) {
    for (YamlNode node : expect.list("doses")) {
      Fields line = Fields.of(node, "A dose", expect.diagnostics());
      known(line);
      dose(line, Wanted.of(line));
    }
    for (YamlNode node : expect.list("no_doses")) {
      noDose(Fields.of(node, "A dose", expect.diagnostics()));
    }
    expect.map("all_doses").ifPresent(this::all);
  }

  /** All doses of some phases: by drug and route, and no others. */
  private void all(Fields map) {
    for (YamlNode.Entry phase : map.entries()) {
      Fields lines = Fields.of(phase.value(), "'all_doses'", map.diagnostics());
      Set<String> wanted = new TreeSet<>();
      for (YamlNode.Entry entry : lines.entries()) {
        int space = entry.key().lastIndexOf(' ');
        String drug = entry.key().substring(0, Math.max(0, space));
        wanted.add(entry.key());
        dose(
            Fields.of(entry.value(), "'" + entry.key() + "'", map.diagnostics()),
            new Wanted(
                Optional.of(phase.key()),
                Optional.of(drug),
                Optional.of(entry.key().substring(space + 1))));
      }
      Set<String> found =
          matching(new Wanted(Optional.of(phase.key()), Optional.empty(), Optional.empty()))
              .stream()
              .map(dose -> dose.element().drug().id() + " " + dose.element().route())
              .collect(Collectors.toCollection(TreeSet::new));
      if (!found.equals(wanted)) {
        fail(
            phase.place(),
            "all doses of " + phase.key() + ": expected " + wanted + ", found " + found);
      }
    }
  }

  private void dose(Fields line, Wanted wantedDoses) {
    List<Dose> doses = matching(wantedDoses);
    String what = wantedDoses.name();
    List<YamlNode.Text> days = line.texts("days");
    if (!days.isEmpty()) {
      Set<Integer> wanted = new TreeSet<>();
      for (YamlNode.Text text : days) {
        Optional<Days> read = Days.parse(text.text());
        if (read.isEmpty()) {
          fail(text.place(), text.described() + " are not days");
        }
        read.ifPresent(some -> {
          for (int i = 0; i < some.count(); i++) {
            wanted.add(some.get(i));
          }
        });
      }
      Set<Integer> found = new TreeSet<>(doses.stream().map(Dose::day).toList());
      if (!found.equals(wanted)) {
        fail(line.place(), what + ": expected days " + wanted + ", found " + found);
      }
    }
    line.integer("day").ifPresent(day -> doses.removeIf(dose -> dose.day() != day));
    line.integer("count")
        .ifPresent(count -> {
          if (doses.size() != count) {
            fail(line.place(), what + ": expected " + count + " doses, found " + doses.size());
          }
        });
    if (doses.isEmpty()) {
      fail(line.place(), what + ": there is no such dose");
    }
    hours(line, what, doses);
    amounts(line, what, doses);
    for (Dose dose : doses) {
      String day = what + ", day " + dose.day();
      line.text("times")
          .ifPresent(text -> same(text, day, Integer.toString(dose.element().times())));
      line.text("infusion")
          .ifPresent(text -> same(text, day, dose.element().infusionDays() + " days"));
      line.text("hospital")
          .ifPresent(text -> same(text, day, dose.element().hospitalDays() + " days"));
      line.text("injection").ifPresent(text -> same(text, day, dose.element().injection()));
      line.text("over").ifPresent(text -> same(text, day, dose.element().over()));
      line.text("window")
          .ifPresent(text -> {
            Days window = dose.element().window();
            if (!Days.parse(text.text()).equals(Optional.of(window))) {
              fail(text.place(), day + ": expected " + text.text() + ", found " + window);
            }
          });
      line.text("date").ifPresent(text -> same(text, day, dose.date().toString()));
      line.text("status").ifPresent(text -> same(text, day, dose.standing().word()));
      line.text("share").ifPresent(text -> same(text, day, share(dose)));
      line.text("asks").ifPresent(text -> asks(text, day, dose));
      line.text("basis").ifPresent(text -> basis(text, day, dose));
      line.text("verified").ifPresent(text -> same(text, day, Boolean.toString(dose.verified())));
    }
    line.done();
  }

  /** All hours after the start of the day at which something is given. */
  private void hours(Fields line, String what, List<Dose> doses) {
    Set<String> wanted = new TreeSet<>(line.strings("hours"));
    Set<String> found = new TreeSet<>();
    doses.forEach(dose -> found.add(Integer.toString(dose.hour())));
    if (!wanted.isEmpty() && !wanted.equals(found)) {
      fail(line.place(), what + ": expected hours " + wanted + ", found " + found);
    }
  }

  /** One amount for all, or one for each dose in their order. */
  private void amounts(Fields line, String what, List<Dose> doses) {
    List<YamlNode.Text> amounts = line.texts("amount");
    long moments = doses.stream().map(dose -> dose.date() + " " + dose.hour()).distinct().count();
    if (amounts.size() == 1 && line.has("days") && moments < doses.size()) {
      fail(amounts.getFirst().place(), what + ": twice on one day, but one amount is expected");
    }
    if (amounts.size() > 1 && amounts.size() != doses.size()) {
      fail(
          amounts.getFirst().place(),
          what + ": expected " + amounts.size() + " doses, found " + doses.size());
      return;
    }
    for (int i = 0; i < doses.size() && !amounts.isEmpty(); i++) {
      YamlNode.Text wanted = amounts.get(amounts.size() == 1 ? 0 : i);
      same(wanted, what + ", day " + doses.get(i).day(), amount(doses.get(i)));
    }
  }

  private void noDose(Fields line) {
    known(line);
    List<Dose> doses = matching(Wanted.of(line));
    line.integer("day").ifPresent(day -> doses.removeIf(dose -> dose.day() != day));
    line.date("from").ifPresent(from -> doses.removeIf(dose -> dose.date().isBefore(from)));
    line.done();
    if (!doses.isEmpty()) {
      fail(
          line.place(),
          "expected no "
              + line.string("drug", "dose")
              + ", found one on "
              + doses.getFirst().date());
    }
  }

  private void known(Fields line) {
    Expectation.known(line.texts("drug"), library.formulary().keySet(), "drug", failures);
    Expectation.known(line.texts("phase"), phaseIds, "phase", failures);
  }

  private List<Dose> matching(Wanted wanted) {
    Predicate<Dose> meant = _ -> true;
    if (wanted.drug().isPresent()) {
      meant = meant.and(dose -> dose.element().drug().id().equals(wanted.drug().get()));
    }
    if (wanted.route().isPresent()) {
      meant = meant.and(dose -> dose.element().route().name().equals(wanted.route().get()));
    }
    return plan.roadmap().phases().stream()
        .filter(one -> wanted.phase().isEmpty() || one.id().equals(wanted.phase().get()))
        .flatMap(one -> one.doses().stream())
        .filter(meant)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String amount(Dose dose) {
    return switch (dose.standing()) {
      case Standing.Given(var _, var amount, var _) -> amount.toString();
      default ->
          dose.dosage() instanceof Dosage.Calculated calculated
              ? calculated.amount().toString()
              : "asked";
    };
  }

  private static String share(Dose dose) {
    return dose.dosage() instanceof Dosage.Calculated calculated
        ? Numbers.text(calculated.basis().share()) + " %"
        : "asked";
  }

  private void asks(YamlNode.Text text, String what, Dose dose) {
    Set<String> needs = dose.dosage() instanceof Dosage.Asked asked ? asked.needs() : Set.of();
    if (!needs.contains(text.text())) {
      fail(
          text.place(),
          what
              + ": expected it to ask for "
              + text.text()
              + ", found "
              + amount(dose)
              + " "
              + needs);
    }
  }

  private void basis(YamlNode.Text text, String what, Dose dose) {
    String basis =
        switch (dose.dosage()) {
          case Dosage.Calculated calculated -> calculated.basis().text();
          case Dosage.Asked asked -> asked.question().en();
        };
    if (!basis.contains(text.text())) {
      fail(
          text.place(),
          what + ": expected the basis to say '" + text.text() + "', found '" + basis + "'");
    }
  }

  private void same(YamlNode.Text expected, String what, String found) {
    if (!expected.text().equals(found)) {
      fail(expected.place(), what + ": expected " + expected.text() + ", found " + found);
    }
  }

  private void fail(Place place, String message) {
    failures.add(place.fileAndLine() + ": " + message);
  }
}
