package org.allway.server.child;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.allway.rule.Numbers;
import org.allway.server.child.Counts.Point;
import org.allway.server.child.Counts.Series;
import org.allway.server.child.Counts.Shares;
import org.allway.wording.Wording;
import org.allway.words.Language;
import org.allway.words.Words;

/** Counts over time with the limits of the rules in use; beneath them the doses that followed. */
final class CountsPicture {

  private static final double WIDE_LEFT = 178;

  /** For a phone: titles stand above the panels. */
  static final int NARROW_WIDTH = 380;

  private static final double NARROW_LEFT = 38;
  private static final double HEAD = 18;
  private static final double LABEL_HEIGHT = 11;
  private static final double AXIS = 18;
  private static final double PANEL = 84;
  private static final double GAP = 16;
  private static final double DOT = 2.6;
  private static final double LETTER = 6.4;

  /** Older counts are in the table, unless all are asked for. */
  private static final int SHOWN_DAYS = 400;

  private static final int NARROW_DAYS = 120;

  private static final int MARGIN_DAYS = 10;
  private static final double FULL = 100;

  /** A count that lies so many limits above the highest is drawn at the top, with its number. */
  private static final double ABOVE = 3;

  private static final double ROOM = 1.12;
  private static final double LOWEST_SHOWN = 0.001;
  private static final double HIGHEST_SHOWN = 100;

  private final Counts counts;
  private final LocalDate asOf;
  private final boolean narrow;
  private final double left;
  private final double right;
  private final Axis axis;
  private final Wording wording;
  private final Svg svg = new Svg();
  private double y = AXIS + 8;

  private CountsPicture(
      Counts counts, Sight sight, boolean all, boolean narrow, Language language) {
    this.counts = counts;
    this.narrow = narrow;
    this.left = narrow ? NARROW_LEFT : WIDE_LEFT;
    this.right = (narrow ? NARROW_WIDTH : RoadmapPicture.WIDTH) - 12.0;
    this.asOf = sight.plan().asOf();
    this.wording = new Wording(language);
    LocalDate first =
        Stream.concat(counts.series().stream(), counts.residual().stream())
            .flatMap(one -> one.points().stream())
            .map(Point::on)
            .min(LocalDate::compareTo)
            .orElse(asOf);
    int days = narrow ? NARROW_DAYS : SHOWN_DAYS;
    LocalDate from =
        all || ChronoUnit.DAYS.between(first, asOf) <= days ? first : asOf.minusDays(days);
    this.axis = new Axis(from.minusDays(MARGIN_DAYS), asOf.plusDays(MARGIN_DAYS), left, right);
  }

  static RoadmapPicture.Drawn of(Counts counts, Sight sight, boolean all, Language language) {
    return new CountsPicture(counts, sight, all, false, language).drawn();
  }

  /** The newest counts, for a phone. */
  static RoadmapPicture.Drawn narrow(Counts counts, Sight sight, Language language) {
    return new CountsPicture(counts, sight, false, true, language).drawn();
  }

  private RoadmapPicture.Drawn drawn() {
    List<Series> shown = counts.series().stream().filter(this::hasPoint).toList();
    List<Series> residual = counts.residual().stream().filter(this::hasPoint).toList();
    int panels = shown.size() + (residual.isEmpty() ? 0 : 1) + (counts.shares().isEmpty() ? 0 : 1);
    double height = y + panels * (PANEL + GAP + (narrow ? HEAD : 0));
    calendar(height);
    shown.forEach(this::count);
    if (!residual.isEmpty()) {
      residual(residual);
    }
    if (!counts.shares().isEmpty()) {
      shares();
    }
    if (axis.shows(asOf)) {
      svg.line("today", axis.middle(asOf), AXIS, axis.middle(asOf), height - GAP);
    }
    return new RoadmapPicture.Drawn((int) Math.ceil(height), svg.markup());
  }

  private boolean hasPoint(Series series) {
    return series.points().stream().anyMatch(point -> axis.shows(point.on()));
  }

  private void calendar(double height) {
    double free = 0;
    for (Axis.Tick tick : axis.ticks(wording.language())) {
      svg.line("grid", tick.x(), AXIS, tick.x(), height - GAP);
      if (tick.x() >= free) {
        svg.text("tick", tick.x() + 3, AXIS - 4, tick.label());
        free = tick.x() + tick.label().length() * LETTER + 8;
      }
    }
  }

  private void frame(String title, String under, String more) {
    if (narrow) {
      svg.text(
          "strong", 0, y + HEAD - 5, title + ", " + under + (more.isEmpty() ? "" : ": " + more));
      y += HEAD;
    } else {
      svg.text("row strong", left - 40, y + 16, title);
      svg.text("row", left - 40, y + 32, under);
      svg.text("row strong", left - 40, y + 50, more);
    }
    svg.line("base", left, y + PANEL, right, y + PANEL);
  }

  private void count(Series series) {
    List<Point> points = series.points().stream().filter(point -> axis.shows(point.on())).toList();
    double highest = points.stream().mapToDouble(Point::value).max().orElse(1);
    double limit = series.limits().isEmpty() ? 0 : series.limits().getLast();
    double top =
        limit > 0
            ? Math.max(limit * 1.5, Math.min(highest * ROOM, limit * (1 + ABOVE)))
            : highest * ROOM;
    Point newest = points.getLast();
    frame(
        wording.say(series.fact().label()),
        series.unit(),
        Numbers.text(newest.value()) + ", " + wording.shortDay(newest.on()));
    limits(series.limits(), at -> level(at, top));
    List<double[]> line = new ArrayList<>();
    points.forEach(
        point -> line.add(new double[] {axis.middle(point.on()), level(point.value(), top)}));
    svg.path("count", line, false);
    for (Point point : points) {
      String title = wording.shortDay(point.on()) + ": " + Numbers.text(point.value());
      double x = axis.middle(point.on());
      boolean above = point.value() > top;
      svg.circle(above ? "dot above" : "dot", x, level(point.value(), top), DOT, title);
      if (above && points.size() < 30) {
        svg.text("value", x, y + 12, Numbers.text(point.value()));
      }
    }
    y += PANEL + GAP;
  }

  /** Lines, from the lowest up; a number moves up where it would lie on the one below. */
  private void limits(List<Double> values, DoubleUnaryOperator where) {
    double free = y + PANEL + LABEL_HEIGHT;
    for (double value : values) {
      double level = where.applyAsDouble(value);
      svg.line("limit", left, level, right, level);
      double text = Math.min(level + 4, free - LABEL_HEIGHT);
      svg.text("limit-text", left - 4, text, Numbers.text(value));
      free = text;
    }
  }

  private double level(double value, double top) {
    return y + PANEL - Math.min(1, value / top) * (PANEL - 6);
  }

  /** By powers of ten; what was not found lies on the ground. */
  private void residual(List<Series> all) {
    frame(say("Residual disease", "Enf. residual"), "MRD, %", "");
    for (double at = 0.01; at < HIGHEST_SHOWN; at *= 10) {
      svg.line("grid", left, power(at), right, power(at));
    }
    limits(
        all.stream()
            .flatMap(series -> series.limits().stream())
            .filter(at -> at > 0)
            .distinct()
            .sorted()
            .toList(),
        this::power);
    double free = 0;
    for (Series series : all) {
      for (Point point : series.points()) {
        if (axis.shows(point.on())) {
          double x = axis.middle(point.on());
          double level = power(point.value());
          String label = wording.say(series.fact().label());
          String value = point.value() == 0 ? say("none", "nada") : Numbers.text(point.value());
          svg.diamond(
              "residual", x, level, 5, label + ", " + wording.shortDay(point.on()) + ": " + value);
          double at = Math.min(x + 8, right - (value.length() + 2) * LETTER);
          boolean crowded = at < free;
          svg.text("value start", at, level + (crowded ? 14 : -6), value);
          free = at + value.length() * LETTER + 4;
        }
      }
    }
    y += PANEL + GAP;
  }

  private double power(double value) {
    double low = Math.log10(LOWEST_SHOWN);
    double high = Math.log10(HIGHEST_SHOWN);
    double at = Math.log10(Math.clamp(value, LOWEST_SHOWN, HIGHEST_SHOWN));
    return y + PANEL - (at - low) / (high - low) * (PANEL - 6);
  }

  private void shares() {
    double top =
        counts.shares().stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(Point::value)
                .reduce(FULL, Math::max)
            * ROOM;
    Shares first = counts.shares().getFirst();
    frame(
        say("Dose by counts", "Dosis por recuentos"),
        say("% of the protocol's", "% del protocolo"),
        now(first));
    limits(List.of(FULL), at -> level(at, top));
    int number = 0;
    for (Shares shares : counts.shares()) {
      List<double[]> line = new ArrayList<>();
      double before = Double.NaN;
      for (Point point : shares.points()) {
        if (axis.shows(point.on())) {
          if (line.isEmpty() && !Double.isNaN(before)) {
            line.add(new double[] {left, level(before, top)});
          }
          line.add(new double[] {axis.middle(point.on()), level(point.value(), top)});
        }
        before = point.value();
      }
      held(shares);
      svg.path(number == 0 ? "share" : "share other", line, true);
      number++;
    }
    y += PANEL + GAP;
  }

  private void held(Shares shares) {
    List<Point> points = shares.points();
    for (int i = 0; i + 1 < points.size(); i++) {
      LocalDate from = points.get(i).on();
      LocalDate to = points.get(i + 1).on();
      if (points.get(i).value() == 0 && axis.shows(from, to)) {
        double x = axis.x(axis.clip(from));
        svg.rect(
            "held",
            x,
            y,
            axis.x(axis.clip(to)) - x,
            PANEL,
            say("held", "en pausa") + " " + wording.span(from, to));
      }
    }
  }

  private String now(Shares shares) {
    double value = shares.points().getLast().value();
    return value == 0 ? say("held", "en pausa") : Numbers.text(value) + " %";
  }

  private String say(String en, String es) {
    return wording.say(new Words(en, es));
  }
}
