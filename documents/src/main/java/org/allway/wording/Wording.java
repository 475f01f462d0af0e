package org.allway.wording;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;
import org.allway.dose.Route;
import org.allway.library.Element;
import org.allway.library.Phase;
import org.allway.library.Schedule;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PhaseStart;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Standing;
import org.allway.words.Language;
import org.allway.words.Words;

/**
 * Days, doses and their standing in one language. Months are written as names, because 3/4 is two
 * days; numbers have a decimal point in every language, as on the labels of the drugs.
 */
public final class Wording {

  private static final Words DAILY = new Words("a day", "al día");
  private static final Words TWICE = new Words("twice a day", "dos veces al día");
  private static final Words TIMES = new Words("times a day", "veces al día");
  private static final Words PUMP = new Words("by pump without a stop", "con bomba, sin parar");
  private static final Words DAYS = new Words("days", "días");
  private static final Words HOUR = new Words("at hour", "a la hora");
  private static final Words OVER = new Words("over", "en");
  private static final Words ONE = new Words("one injection", "una sola inyección");
  private static final Words ASK = new Words("dose: ask the team", "dosis: pregunte al equipo");
  private static final Words GIVEN = new Words("given", "administrado");
  private static final Words HELD = new Words("on hold", "en pausa");
  private static final Words OMITTED = new Words("left out", "se omite");
  private static final Words UNRECORDED =
      new Words("no giving recorded", "sin registro de administración");
  private static final Words TODAY = new Words("today", "hoy");
  private static final Words RADIOTHERAPY = new Words("Radiotherapy", "Radioterapia");
  private static final Words FRACTIONS = new Words("fractions", "fracciones");

  private final Language language;
  private final DateTimeFormatter day;
  private final DateTimeFormatter shortDay;
  private final DateTimeFormatter date;

  public Wording(Language language) {
    this.language = language;
    Locale locale = locale(language);
    this.day = DateTimeFormatter.ofPattern("EEE d MMM yyyy", locale);
    this.shortDay = DateTimeFormatter.ofPattern("EEE d MMM", locale);
    this.date = DateTimeFormatter.ofPattern("d MMM yyyy", locale);
  }

  /** The locale whose names of days and months a language uses. */
  public static Locale locale(Language language) {
    return switch (language) {
      case EN -> Locale.ENGLISH;
      case ES -> Locale.of("es");
    };
  }

  public Language language() {
    return language;
  }

  public String say(Words words) {
    return words.in(language);
  }

  /** Such as "Mon 16 Feb 2026". */
  public String day(LocalDate when) {
    return day.format(when);
  }

  /** Such as "Mon 16 Feb". */
  public String shortDay(LocalDate when) {
    return shortDay.format(when);
  }

  /** Such as "16 Feb 2026". */
  public String date(LocalDate when) {
    return date.format(when);
  }

  /** One day, or the first and the last of several. */
  public String span(LocalDate from, LocalDate to) {
    return from.equals(to) ? shortDay(from) : shortDay(from) + " – " + shortDay(to);
  }

  public String drug(Dose dose) {
    return say(dose.element().drug().label());
  }

  /** How a drug goes in, in plain words. */
  public String route(Route route) {
    return say(
        switch (route) {
          case PO -> new Words("by mouth", "por la boca");
          case IV -> new Words("into a vein", "en la vena");
          case IT -> new Words("into the spinal fluid", "en el líquido de la columna");
          case IM -> new Words("into a muscle", "en el músculo");
          case SC -> new Words("under the skin", "bajo la piel");
          case IO -> new Words("into the bone marrow", "en la médula ósea");
          case PR -> new Words("into the rectum", "por el recto");
          case INH -> new Words("breathed in", "inhalado");
          case NAS -> new Words("into the nose", "por la nariz");
          case ID -> new Words("into the skin", "dentro de la piel");
        });
  }

  /** How much of it is given, and how often; the question where no number can be given. */
  public String amount(Dose dose) {
    Element.Medication element = dose.element();
    return switch (dose.dosage()) {
      case Dosage.Asked _ -> say(ASK);
      case Dosage.Calculated calculated -> {
        StringBuilder text = new StringBuilder(Amounts.text(calculated.amount()));
        if (element.infusionDays() > 0) {
          text.append(' ').append(say(DAILY)).append(", ").append(say(PUMP)).append(", ");
          text.append(element.infusionDays()).append(' ').append(say(DAYS));
        } else if (element.times() == 2) {
          text.append(' ').append(say(TWICE));
        } else if (element.times() > 2) {
          text.append(' ').append(element.times()).append(' ').append(say(TIMES));
        }
        yield text.toString();
      }
    };
  }

  /** What shapes a giving besides its amount: duration, hour, one injection with others. */
  public String manner(Dose dose) {
    Element.Medication element = dose.element();
    StringBuilder text = new StringBuilder();
    text.append(element.over().isEmpty() ? "" : ", " + say(OVER) + " " + element.over());
    text.append(dose.hour() == Schedule.NO_HOUR ? "" : ", " + say(HOUR) + " " + dose.hour());
    text.append(element.injection().isEmpty() ? "" : ", " + say(ONE));
    return text.toString();
  }

  /** One giving in one line: drug, amount, route, and the mark where a number has no source. */
  public String giving(Dose dose) {
    Route route = dose.element().route();
    return drug(dose)
        + " "
        + amount(dose)
        + " "
        + route(route)
        + (route == Route.PO ? "" : " (" + route + ")")
        + manner(dose)
        + mark(dose);
  }

  /** Also where only its rounding has no source: the amount shown is the rounded one. */
  public static String mark(Dose dose) {
    return mark(dose.unverified().isEmpty());
  }

  public static String mark(boolean verified) {
    return verified ? "" : " *";
  }

  /** What became of a dose by the day of the plan; empty if its day is to come. */
  public String standing(Dose dose, LocalDate asOf) {
    return switch (dose.standing()) {
      case Standing.Projected _ -> "";
      case Standing.Due _ -> dose.date().equals(asOf) ? say(TODAY) : say(UNRECORDED);
      case Standing.Given(LocalDate on, var amount, var _) ->
          say(GIVEN) + " " + Amounts.text(amount) + ", " + date(on);
      case Standing.Held(String reason) -> say(HELD) + because(dose, reason);
      case Standing.Omitted(String reason) -> say(OMITTED) + because(dose, reason);
    };
  }

  /** A rule's title in this language; the words of a person as they were written. */
  private String because(Dose dose, String reason) {
    if (reason.isEmpty()) {
      return "";
    }
    String words =
        dose.instead()
            .map(one -> one.title())
            .filter(title -> title.en().equals(reason))
            .map(this::say)
            .orElseGet(() ->
                dose.adapted().acting().stream()
                    .map(one -> one.adaptation().title())
                    .filter(title -> title.en().equals(reason))
                    .map(this::say)
                    .findFirst()
                    .orElse(reason));
    return ": " + words;
  }

  public String tests(Phase.Checkpoint checkpoint) {
    return checkpoint.facts().stream()
            .map(fact -> say(fact.label()))
            .collect(Collectors.joining("; "))
        + mark(checkpoint.evidence().verified());
  }

  public String radiotherapy(Element.Radiotherapy beam) {
    return say(RADIOTHERAPY)
        + " ("
        + beam.site()
        + ") "
        + beam.dose()
        + ", "
        + beam.fractions()
        + " "
        + say(FRACTIONS)
        + mark(beam.evidence().verified());
  }

  /** How sure the start of a phase is; empty if it is recorded. */
  public String start(PhaseStart start) {
    return say(
        switch (start.kind()) {
          case RECORDED -> Words.NONE;
          case INFERRED ->
              new Words("start taken from the first giving", "inicio según la primera dosis");
          case ESTIMATED -> new Words("start estimated", "inicio estimado");
          case READY -> new Words("ready to start", "listo para empezar");
          case WAITING ->
              new Words("waits until it may start", "espera hasta que se pueda empezar");
          case EARLIEST -> new Words("earliest day", "primer día posible");
        });
  }

  public static long length(PlannedPhase phase) {
    return ChronoUnit.DAYS.between(phase.start().date(), phase.end()) + 1;
  }
}
