package org.allway.wording;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allway.dose.DoseRate;
import org.allway.dose.Rounding;
import org.allway.library.Adaptation;
import org.allway.library.Choice;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.roadmap.Basis;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.rule.Numbers;
import org.allway.words.Words;

/** How an amount was worked out, in one line of a language. */
public final class Workings {

  private static final Words CAPPED = new Words("capped at", "tope");
  private static final Words NEAREST = new Words("rounded to the nearest", "redondeado a");
  private static final Words UP = new Words("rounded up to", "redondeado hacia arriba a");
  private static final Words BY = new Words("by", "por");
  private static final Words NEEDS = new Words("needs", "falta");

  private final Wording wording;
  private final Function<String, Optional<Words>> names;

  /**
   * @param names what people call the facts and choices that a dose may wait for
   */
  public Workings(Wording wording, Function<String, Optional<Words>> names) {
    this.wording = wording;
    this.names = names;
  }

  /** With the names that the library gives to facts and choices. */
  public Workings(Wording wording, Library library) {
    this(wording, need -> named(library, need));
  }

  private static Optional<Words> named(Library library, String need) {
    Fact fact = library.vocabulary().get(need);
    return fact != null
        ? Optional.of(fact.label())
        : Optional.ofNullable(library.choices().get(need)).map(Choice::question);
  }

  /** Such as "1.5 mg/m2 x 1.60 m2 = 2.4 mg, capped at 2 mg". */
  public String of(Dose dose) {
    return switch (dose.dosage()) {
      case Dosage.Asked asked -> wording.say(asked.question()) + needs(asked);
      case Dosage.Calculated calculated -> of(dose, calculated);
    };
  }

  /** What is asked of a person has no name, and is in the question. */
  private String needs(Dosage.Asked asked) {
    String needs =
        asked.needs().stream()
            .flatMap(need -> names.apply(need).stream())
            .map(wording::say)
            .collect(Collectors.joining(", "));
    return needs.isEmpty() ? "" : " (" + wording.say(NEEDS) + ": " + needs + ")";
  }

  private String of(Dose dose, Dosage.Calculated calculated) {
    Basis basis = calculated.basis();
    StringBuilder text = new StringBuilder(rate(basis.rate()));
    switch (basis.rate().per()) {
      case M2 ->
          text.append(" × ")
              .append(String.format(Locale.ROOT, "%.2f", basis.size().bsa()))
              .append(" m²");
      case KG -> text.append(" × ").append(Numbers.text(basis.size().weight())).append(" kg");
      case FLAT -> {}
    }
    if (basis.times() > 1) {
      text.append(" / ").append(basis.times());
    }
    if (!basis.band().isEmpty()) {
      text.append(" (").append(band(basis.band())).append(')');
    }
    boolean scaled = basis.rate().per() != DoseRate.Per.FLAT || basis.times() > 1;
    boolean changed = basis.uncapped().shown().compareTo(calculated.amount().shown()) != 0;
    if (scaled && (basis.capped() || changed)) {
      text.append(" = ").append(Amounts.text(basis.uncapped()));
    }
    if (basis.capped()) {
      text.append(", ").append(wording.say(CAPPED)).append(' ');
      text.append(Numbers.text(basis.cap())).append(' ');
      text.append(Amounts.unit(calculated.amount().unit()));
    }
    if (basis.share() != Basis.WHOLE) {
      text.append(", ").append(Numbers.text(Math.rint(basis.share() * 10) / 10)).append(" % ");
      text.append(wording.say(BY)).append(' ').append(shared(dose, basis.shared()));
      text.append(Wording.mark(basis.shareVerified()));
    }
    text.append(rounding(calculated));
    if (!basis.remark().isEmpty()) {
      text.append("; ").append(basis.remark());
    }
    return text.toString();
  }

  private static String rate(DoseRate rate) {
    String per = rate.per().text.replace("m2", "m²");
    String day = rate.daily() ? "/d" : "";
    return Numbers.text(rate.value()) + " " + Amounts.unit(rate.unit()) + per + day;
  }

  private String rounding(Dosage.Calculated calculated) {
    Basis basis = calculated.basis();
    boolean rounded = Numbers.compare(calculated.exact().value(), calculated.amount().value()) != 0;
    if (!rounded) {
      return "";
    }
    String mark = Wording.mark(basis.roundingVerified());
    return switch (basis.rounding()) {
      case Rounding.Nearest(var step) ->
          ", " + wording.say(NEAREST) + " " + Amounts.text(step) + mark;
      case Rounding.Up(var step) -> ", " + wording.say(UP) + " " + Amounts.text(step) + mark;
      case Rounding.None _ -> "";
    };
  }

  /** The titles of rules have words in each language; what a person wrote stays as it is. */
  private String shared(Dose dose, String why) {
    String words = why;
    for (var one : dose.adapted().acting()) {
      Adaptation adaptation = one.adaptation();
      words = words.replace(adaptation.title().en(), wording.say(adaptation.title()));
    }
    return words;
  }

  /** The engine names bands in English, from a closed list of words. */
  private String band(String band) {
    return switch (wording.language()) {
      case EN -> band.replace(">=", "≥").replace("<=", "≤");
      case ES ->
          band.replace(">=", "≥")
              .replace("<=", "≤")
              .replace("age ", "edad ")
              .replace("weight ", "peso ")
              .replace("bsa ", "superficie ")
              .replace(" to <", " a <")
              .replaceAll(" y(?=,|$)", " años")
              .replace(", table ", ", tabla ");
    };
  }
}
