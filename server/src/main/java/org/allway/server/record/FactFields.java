package org.allway.server.record;

import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.rule.Numbers;
import org.allway.rule.Type;
import org.allway.server.entry.EntryWords;
import org.allway.server.record.Control.Option;
import org.allway.words.Language;
import org.allway.words.Words;

/** A field for each fact of the vocabulary, whatever facts there are. */
final class FactFields {

  private final EntryWords words;
  private final Language language;

  FactFields(Library library, Language language) {
    this.words = new EntryWords(library, language);
    this.language = language;
  }

  /** Whether people record it. */
  static boolean open(Fact fact) {
    return !fact.computed();
  }

  Field field(Fact fact) {
    return Field.of(fact.name(), fact.label().in(language), control(fact)).hinted(hint(fact));
  }

  /** What people call a group of the vocabulary; one that is new goes by its own name. */
  static Words label(String group) {
    return switch (group) {
      case "lab" -> new Words("Laboratory", "Laboratorio");
      case "size" -> new Words("Weight and height", "Peso y talla");
      case "diagnosis" -> new Words("At diagnosis", "Al diagnóstico");
      case "genetics" -> new Words("Genetics", "Genética");
      case "response" -> new Words("Response and MRD", "Respuesta y EMR");
      case "history" -> new Words("History", "Antecedentes");
      case "relapse" -> new Words("Relapse and after", "Recaída y después");
      default ->
          Words.same(Character.toUpperCase(group.charAt(0)) + group.substring(1).replace('_', ' '));
    };
  }

  private Control control(Fact fact) {
    return switch (fact.kind()) {
      case NUMBER, COUNT -> {
        Type.Numeric type =
            fact.symbol().type() instanceof Type.Numeric number ? number : Type.Numeric.PLAIN;
        yield new Control.Number(words.unit(type), type.whole());
      }
      case BOOLEAN -> new Control.Truth();
      case CODE ->
          new Control.OneOf(
              fact.values().keySet().stream()
                  .map(code -> new Option(code, words.valueOf(fact, code)))
                  .toList());
      case DATE -> new Control.Day();
    };
  }

  private String hint(Fact fact) {
    Fact.Range usual = fact.plausible();
    return Double.isInfinite(usual.min()) || Double.isInfinite(usual.max())
        ? ""
        : say("usually ", "normalmente ")
            + Numbers.text(usual.min())
            + say(" to ", " a ")
            + Numbers.text(usual.max());
  }

  private String say(String en, String es) {
    return language == Language.ES ? es : en;
  }
}
