package org.allway.server.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.allway.library.Choice;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.rule.Type;
import org.allway.server.store.StoredEntry;
import org.allway.words.Language;
import org.allway.words.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts one entry into words. What it does not know it shows as it is kept. */
public final class EntryWords {

  private static final Set<String> FRAME = Set.of("on", "recorded", "id", "by", "note");

  private final Library library;
  private final Language language;

  public EntryWords(Library library, Language language) {
    this.library = library;
    this.language = language;
  }

  /** The first thing that an entry records, as chart files name it. */
  public String kind(StoredEntry entry) {
    return entry.body().propertyNames().stream()
        .filter(name -> !FRAME.contains(name))
        .findFirst()
        .orElse("");
  }

  /** All of it in one line. */
  public String of(StoredEntry entry) {
    if (entry.isHeader()) {
      return say("Who the child is", "Quién es el niño")
          + ": "
          + entry.body().path("child").path("name").asString("");
    }
    String text = of(entry.body());
    String note = entry.body().path("note").asString("");
    return note.isEmpty() ? text : text + " (" + note + ")";
  }

  /** A body in the format of chart files. */
  public String of(ObjectNode body) {
    List<String> parts = new ArrayList<>();
    body.properties().stream()
        .filter(one -> !FRAME.contains(one.getKey()))
        .forEach(one -> parts.add(part(one.getKey(), one.getValue())));
    return String.join("; ", parts);
  }

  private String part(String key, JsonNode value) {
    return switch (key) {
      case "facts", "lab", "measure" -> values(value);
      case "start" -> say("Start of ", "Inicio de ") + value.asString("");
      case "gave" -> say("Gave ", "Administrado: ") + dose(value);
      case "event" -> event(value);
      case "takes" -> say("Takes ", "Toma ") + drugs(value) + until(value);
      case "stops" -> say("Stops ", "Deja ") + drugs(value);
      case "choose" -> chosen(value);
      case "relapse" -> say("Relapse: ", "Recaída: ") + texts(value.path("sites"));
      case "hold" ->
          (value.path("once").asBoolean(false)
                  ? say("Leave out once: ", "Omitir una vez: ")
                  : say("Hold ", "Suspender "))
              + drugs(value)
              + until(value)
              + because(value);
      case "resume" -> say("Resume ", "Reanudar ") + drugs(value);
      case "adapt" -> drugs(value) + " " + value.path("share").asString("") + because(value);
      case "withdraw" ->
          say("Withdrawn: ", "Anulada: ") + value.path("entry").asString("") + because(value);
      default -> key + ": " + (value.isString() ? value.asString("") : value.toString());
    };
  }

  private String values(JsonNode values) {
    return values.properties().stream()
        .map(one -> value(one.getKey(), plain(one.getValue())))
        .collect(Collectors.joining(", "));
  }

  /** One fact with its value, such as <i>Neutrophils (ANC) 0.9 x10^9/L</i>. */
  public String value(String name, String value) {
    Fact fact = library.vocabulary().get(name);
    return fact == null ? name + " " + value : say(fact.label()) + ": " + valueOf(fact, value);
  }

  /** A value as it is kept, in words. */
  public String valueOf(Fact fact, String value) {
    if (value.equals("unknown")) {
      return say("not known", "no se sabe");
    }
    return switch (fact.kind()) {
      case NUMBER, COUNT ->
          fact.symbol().type() instanceof Type.Numeric number && !number.unit().isEmpty()
              ? value + " " + unit(number)
              : value;
      case BOOLEAN -> value.equals("true") ? say("yes", "sí") : say("no", "no");
      case CODE -> {
        Words label = fact.values().getOrDefault(value, Words.NONE);
        yield label.isEmpty() || say(label).equals(value) ? value : value + " (" + say(label) + ")";
      }
      case DATE -> value;
    };
  }

  /** A unit as a person writes it. */
  public String unit(Type.Numeric type) {
    return switch (type.unit()) {
      case "a" -> say("years", "años");
      case "mo" -> say("months", "meses");
      case "d" -> say("days", "días");
      case "10*9/L" -> "×10⁹/L";
      case "10*12/L" -> "×10¹²/L";
      case "/uL" -> "/µL";
      case "m2" -> "m²";
      default -> type.unit();
    };
  }

  private String dose(JsonNode value) {
    return drugs(value)
        + " "
        + value.path("amount").asString("")
        + " "
        + value.path("route").asString("")
        + (value.path("by").isMissingNode() ? "" : ", " + value.path("by").asString(""))
        + (value.path("note").isMissingNode() ? "" : ", " + value.path("note").asString(""));
  }

  private String event(JsonNode value) {
    String what = value.path("what").asString("");
    String label =
        Optional.ofNullable(library.events().get(what)).map(one -> say(one.label())).orElse(what);
    String to = value.path("to").asString("");
    String grade = plain(value.path("grade"));
    boolean over = value.path("resolved").asBoolean(false) || grade.equals("0");
    return label
        + (to.isEmpty() ? "" : say(" to ", " por ") + drug(to))
        + (over
            ? ", " + say("resolved", "resuelto")
            : grade.isEmpty() ? "" : ", " + say("grade ", "grado ") + grade);
  }

  private String chosen(JsonNode value) {
    return value.properties().stream()
        .map(one -> {
          Choice choice = library.choices().get(one.getKey());
          String option = one.getValue().asString("");
          return choice == null
              ? one.getKey() + ": " + option
              : say(choice.question())
                  + " "
                  + choice.options().stream()
                      .filter(answer -> answer.id().equals(option))
                      .map(answer -> say(answer.label()))
                      .findFirst()
                      .orElse(option);
        })
        .collect(Collectors.joining("; "));
  }

  private String drugs(JsonNode value) {
    JsonNode drug = value.path("drug");
    return drug.isArray()
        ? drug.valueStream().map(one -> drug(one.asString(""))).collect(Collectors.joining(", "))
        : drug(drug.asString(""));
  }

  private String drug(String id) {
    return Optional.ofNullable(library.formulary().get(id)).map(one -> say(one.label())).orElse(id);
  }

  private String until(JsonNode value) {
    String until = value.path("until").asString("");
    return until.isEmpty() ? "" : say(" until ", " hasta ") + until;
  }

  private static String because(JsonNode value) {
    String reason = value.path("reason").asString("");
    return reason.isEmpty() ? "" : ": " + reason;
  }

  private static String texts(JsonNode list) {
    return list.isArray()
        ? list.valueStream().map(one -> one.asString("")).collect(Collectors.joining(", "))
        : list.asString("");
  }

  private static String plain(JsonNode value) {
    return value.isMissingNode()
        ? ""
        : value.isNumber()
            ? value.decimalValue().stripTrailingZeros().toPlainString()
            : value.isString() ? value.asString("") : value.toString();
  }

  private String say(String en, String es) {
    return language == Language.ES ? es : en;
  }

  private String say(Words words) {
    return words.in(language);
  }
}
