package org.allway.comparison;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.allway.dose.Route;
import org.allway.exposure.Account;
import org.allway.exposure.Share;
import org.allway.library.Drug;
import org.allway.library.Element;
import org.allway.library.Exposure;
import org.allway.library.Protocol;
import org.allway.plan.Treatment;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Roadmap;
import org.allway.roadmap.Standing;
import org.allway.rule.Reads;
import org.allway.rule.Value;

/** Counts what a treatment comes to, in one pass over its doses. */
final class Tally {

  private final Protocol protocol;
  private final Treatment treatment;
  private final Map<String, Running> courses = new LinkedHashMap<>();
  private final Map<String, Totals.Beam> beams = new LinkedHashMap<>();
  private final Set<LocalDate> stay = new TreeSet<>();
  private final Set<LocalDate> clinic = new HashSet<>();
  private final Set<LocalDate> punctures = new HashSet<>();
  private final Set<String> unbacked = new HashSet<>();
  private final Set<String> undecided = new LinkedHashSet<>();
  private boolean stayVerified = true;
  private boolean clinicVerified = true;
  private boolean puncturesVerified = true;

  private Tally(Protocol protocol, Treatment treatment) {
    this.protocol = protocol;
    this.treatment = treatment;
  }

  static Totals of(Protocol protocol, Treatment treatment) {
    return new Tally(protocol, treatment).totals();
  }

  /** One drug by one route, as far as it is counted. */
  private static final class Running {
    private final Drug drug;
    private final String name;
    private final Route route;
    private final Set<LocalDate> days = new HashSet<>();
    private int givings;
    private double amount;
    private double perM2;
    private boolean atLeast;
    private boolean verified = true;

    Running(Drug drug, String name, Route route) {
      this.drug = drug;
      this.name = name;
      this.route = route;
    }

    Totals.Course total() {
      return new Totals.Course(
          drug,
          name,
          route,
          givings,
          days.size(),
          new Figure(amount, atLeast, verified),
          drug.unit(),
          new Figure(perM2, atLeast, verified));
    }
  }

  private Totals totals() {
    for (PlannedPhase phase : treatment.roadmap().phases()) {
      phase.doses().forEach(dose -> count(dose, phase));
      phase.irradiations().forEach(this::count);
      phase.checks().forEach(check -> clinic.add(check.date()));
      phase.waiting().forEach(waiting -> undecided.addAll(waiting.needs()));
    }
    undecided.addAll(treatment.roadmap().needs());
    // What would end the protocol is no open question of its lines.
    protocol.leaves().stream()
        .flatMap(leave -> Reads.of(leave.when().expr()).stream())
        .forEach(symbol -> undecided.remove(symbol.name()));
    clinic.removeAll(stay);
    return new Totals(
        length(),
        treatment.roadmap().endKnown(),
        new Figure(stay.size(), false, stayVerified),
        new Figure(clinic.size() + stays(), false, clinicVerified),
        new Figure(punctures.size(), false, puncturesVerified),
        stretches(),
        exposures(),
        courses.values().stream().map(Running::total).toList(),
        List.copyOf(beams.values()),
        undecided);
  }

  private void count(Dose dose, PlannedPhase phase) {
    if (!(dose.standing() instanceof Standing.Projected
        || dose.standing() instanceof Standing.Due)) {
      return;
    }
    Element.Medication element = dose.element();
    boolean verified = dose.verified();
    if (!verified) {
      unbacked.add(element.drug().id());
    }
    if (element.route() == Route.IT) {
      punctures.add(dose.date());
      puncturesVerified &= verified;
    }
    if (element.route() != Route.PO) {
      clinic.add(dose.date());
      clinicVerified &= verified;
    }
    for (int day = 0; day < element.hospitalDays(); day++) {
      stay.add(dose.date().plusDays(day));
      stayVerified &= element.evidence().verified("hospital");
    }
    double perM2 = 0;
    double amount = 0;
    int times = element.times();
    if (dose.dosage() instanceof Dosage.Calculated calculated) {
      amount = calculated.amount().value();
      perM2 = phase.size().known() ? amount / phase.size().bsa() : 0;
    }
    Running running = running(element, perM2);
    running.givings += times;
    running.days.add(dose.date());
    for (int day = 1; day < element.infusionDays(); day++) {
      running.days.add(dose.date().plusDays(day));
    }
    int each = times * Math.max(1, element.infusionDays());
    running.amount += amount * each;
    running.perM2 += element.route() == Route.IT ? 0 : perM2 * each;
    running.atLeast |= dose.dosage() instanceof Dosage.Asked;
    running.verified &= verified;
  }

  private Running running(Element.Medication element, double perM2) {
    Drug drug = element.drug();
    String name =
        drug.highDose()
            .filter(high -> high.route() == element.route() && perM2 >= high.perM2())
            .map(Drug.HighDose::name)
            .orElse(drug.id());
    return courses.computeIfAbsent(
        name + " " + element.route(), _ -> new Running(drug, name, element.route()));
  }

  /** A fraction each working day. */
  private void count(PlannedPhase.Irradiation beam) {
    Element.Radiotherapy element = beam.element();
    boolean verified = element.evidence().verified();
    clinicVerified &= verified;
    LocalDate day = beam.from();
    for (int left = element.fractions(); left > 0; day = day.plusDays(1)) {
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        clinic.add(day);
        left--;
      }
    }
    Totals.Beam before = beams.get(element.site());
    Figure gray = before == null ? Figure.NONE : before.gray();
    int fractions = before == null ? 0 : before.fractions();
    beams.put(
        element.site(),
        new Totals.Beam(
            element.site(),
            gray.plus(element.dose().value(), verified),
            fractions + element.fractions()));
  }

  private int stays() {
    int stays = 0;
    for (LocalDate day : stay) {
      if (!stay.contains(day.minusDays(1))) {
        stays++;
      }
    }
    return stays;
  }

  private Figure length() {
    Roadmap roadmap = treatment.roadmap();
    if (roadmap.phases().isEmpty()) {
      return Figure.NONE;
    }
    LocalDate start = roadmap.phases().getFirst().start().date();
    LocalDate end =
        roadmap.endKnown() ? roadmap.ends() : roadmap.phases().getLast().end().plusDays(1);
    boolean lengths =
        roadmap.phases().stream().allMatch(phase -> phase.phase().evidence().verified("days"));
    boolean years =
        protocol.duration().years().rows().stream()
            .allMatch(row -> row.evidence().verified("length"));
    boolean byYears = roadmap.endKnown() && !protocol.duration().withLastPhase();
    return new Figure(ChronoUnit.DAYS.between(start, end), false, byYears ? years : lengths);
  }

  private List<Totals.Stretch> stretches() {
    Map<String, Totals.Stretch> all = new LinkedHashMap<>();
    for (PlannedPhase phase : treatment.roadmap().phases()) {
      String id = protocol.step(phase.id()).map(Protocol.Step::phaseId).orElse(phase.id());
      int days = (int) ChronoUnit.DAYS.between(phase.start().date(), phase.end()) + 1;
      Totals.Stretch before = all.get(id);
      List<String> texts = new ArrayList<>(before == null ? List.of() : before.texts());
      if (!texts.contains(phase.phase().id())) {
        texts.add(phase.phase().id());
      }
      all.put(
          id,
          new Totals.Stretch(
              id,
              List.copyOf(texts),
              (before == null ? 0 : before.cycles()) + 1,
              (before == null ? 0 : before.days()) + days));
    }
    return List.copyOf(all.values());
  }

  private List<Totals.Sum> exposures() {
    List<Totals.Sum> sums = new ArrayList<>();
    for (Account account : treatment.exposures()) {
      Map<String, Figure> bySet = new LinkedHashMap<>();
      for (Exposure.FactorSet set : account.exposure().sets().values()) {
        boolean verified =
            set.evidence().verified()
                && account.sources().stream()
                    .filter(set.factors()::containsKey)
                    .noneMatch(unbacked::contains);
        bySet.put(
            set.id(),
            switch (account.sum(set.id(), Share.AT_THE_END)) {
              case Value.Num(double number) -> new Figure(number, false, verified);
              case Value.AtLeast(double number, var _) -> new Figure(number, true, verified);
              default -> Figure.NONE;
            });
      }
      sums.add(new Totals.Sum(account.exposure(), bySet));
    }
    return List.copyOf(sums);
  }
}
