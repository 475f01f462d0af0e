package org.allway.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.allway.dose.Route;
import org.allway.library.Exposure;
import org.allway.rule.Numbers;
import org.allway.words.Language;
import org.allway.words.Words;

/**
 * What both sides come to for one pair of children, as rows to be read across. {@code *} marks what
 * rests on a number without a source; what one side has not is {@code -}.
 *
 * @param totals days, visits, exposures, radiotherapy
 * @param drugs each drug by each route
 * @param phases how long each lasts
 */
public record SideBySide(List<Row> totals, List<DrugRow> drugs, List<Row> phases) {

  private static final String NONE = "-";

  /** One number on both sides. */
  public record Row(String what, String a, String b) {}

  /** A drug's days and its sum on both sides: by the body surface, intrathecally as it is. */
  public record DrugRow(String drug, String daysA, String sumA, String daysB, String sumB) {}

  public static SideBySide of(Comparison comparison, Pair pair, Language language) {
    return new Maker(pair.a().totals(), pair.b().totals(), language).make(comparison);
  }

  /** Puts the rows together. */
  private static final class Maker {

    private static final Words DAYS = new Words("days in all", "días en total");
    private static final Words STAY =
        new Words("days in hospital, as stated", "días en el hospital, según consta");
    private static final Words VISITS = new Words("visits", "visitas");
    private static final Words PUNCTURES =
        new Words("days with intrathecal therapy", "días con terapia intratecal");
    private static final Words RADIOTHERAPY = new Words("radiotherapy, ", "radioterapia, ");
    private static final Words ELSEWHERE =
        new Words(" (goes on elsewhere)", " (sigue en otro lugar)");
    private static final Words OR_MORE = new Words(" or more", " o más");
    private static final Words IN = new Words(" Gy in ", " Gy en ");
    private static final Words CYCLES = new Words(" cycles", " ciclos");
    private static final Words OF = new Words(" in ", " en ");

    private final Totals a;
    private final Totals b;
    private final Language language;

    Maker(Totals a, Totals b, Language language) {
      this.a = a;
      this.b = b;
      this.language = language;
    }

    private SideBySide make(Comparison comparison) {
      List<Row> totals = new ArrayList<>();
      totals.add(new Row(say(DAYS), length(a), length(b)));
      totals.add(new Row(say(STAY), figure(a.stay(), ""), figure(b.stay(), "")));
      totals.add(new Row(say(VISITS), figure(a.visits(), ""), figure(b.visits(), "")));
      totals.add(new Row(say(PUNCTURES), figure(a.punctures(), ""), figure(b.punctures(), "")));
      totals.addAll(exposures());
      totals.addAll(beams());
      return new SideBySide(List.copyOf(totals), drugs(), phases(comparison));
    }

    private String say(Words words) {
      return words.in(language);
    }

    private String length(Totals totals) {
      return figure(totals.length(), "") + (totals.endStated() ? "" : say(ELSEWHERE));
    }

    private String figure(Figure figure, String unit) {
      return Numbers.text(Math.rint(figure.number() * 10) / 10)
          + unit
          + (figure.atLeast() ? say(OR_MORE) : "")
          + (figure.verified() ? "" : " *");
    }

    /** Only those that one side has anything of. */
    private List<Row> exposures() {
      List<Row> rows = new ArrayList<>();
      for (Totals.Sum one : a.exposures()) {
        Exposure exposure = one.exposure();
        Map<String, Figure> other =
            b.exposures().stream()
                .filter(sum -> sum.exposure().id().equals(exposure.id()))
                .findFirst()
                .map(Totals.Sum::bySet)
                .orElse(Map.of());
        List<String> sets =
            exposure.limits().isEmpty() ? List.of(exposure.first().id()) : exposure.limits();
        for (String set : sets) {
          Figure left = one.bySet().getOrDefault(set, Figure.NONE);
          Figure right = other.getOrDefault(set, Figure.NONE);
          if (left.isSomething() || right.isSomething()) {
            String title = say(exposure.title()) + ", " + exposure.unit().text;
            rows.add(
                new Row(
                    sets.size() > 1 ? title + ", " + set(exposure, set) : title,
                    figure(left, ""),
                    figure(right, "")));
          }
        }
      }
      return rows;
    }

    private String set(Exposure exposure, String id) {
      Exposure.FactorSet set = exposure.sets().get(id);
      return set == null ? id : say(set.title());
    }

    private List<Row> beams() {
      Set<String> sites = new LinkedHashSet<>();
      a.beams().forEach(beam -> sites.add(beam.site()));
      b.beams().forEach(beam -> sites.add(beam.site()));
      return sites.stream()
          .map(site -> new Row(say(RADIOTHERAPY) + site, beam(a, site), beam(b, site)))
          .toList();
    }

    private String beam(Totals totals, String site) {
      return totals.beams().stream()
          .filter(beam -> beam.site().equals(site))
          .map(beam -> figure(beam.gray(), say(IN) + beam.fractions()))
          .findFirst()
          .orElse(NONE);
    }

    private List<DrugRow> drugs() {
      Map<String, Totals.Course> left = byName(a);
      Map<String, Totals.Course> right = byName(b);
      Set<String> names = new TreeSet<>(left.keySet());
      names.addAll(right.keySet());
      return names.stream()
          .map(name -> {
            Optional<Totals.Course> one = Optional.ofNullable(left.get(name));
            Optional<Totals.Course> other = Optional.ofNullable(right.get(name));
            return new DrugRow(name, days(one), sum(one), days(other), sum(other));
          })
          .toList();
    }

    private static Map<String, Totals.Course> byName(Totals totals) {
      Map<String, Totals.Course> all = new LinkedHashMap<>();
      totals.drugs().forEach(course -> all.put(course.name() + " " + course.route(), course));
      return all;
    }

    private static String days(Optional<Totals.Course> course) {
      return course.map(one -> Integer.toString(one.days())).orElse(NONE);
    }

    private String sum(Optional<Totals.Course> course) {
      return course
          .map(one ->
              one.route() == Route.IT
                  ? figure(one.amount(), " " + one.unit().text)
                  : figure(one.perM2(), " " + one.unit().text + "/m2"))
          .orElse(NONE);
    }

    /** The lines of both roadmaps that these two children come through. */
    private List<Row> phases(Comparison comparison) {
      Set<String> ids = new LinkedHashSet<>();
      comparison.phases().forEach(phase -> ids.add(phase.id()));
      return ids.stream()
          .map(id -> new Row(id, stretch(a, id), stretch(b, id)))
          .filter(row -> !(row.a().equals(NONE) && row.b().equals(NONE)))
          .toList();
    }

    private String stretch(Totals totals, String id) {
      return totals.stretches().stream()
          .filter(one -> one.id().equals(id))
          .findFirst()
          .map(one -> one.days() + (one.cycles() > 1 ? say(OF) + one.cycles() + say(CYCLES) : ""))
          .orElse(NONE);
    }
  }
}
