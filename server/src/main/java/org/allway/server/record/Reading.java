package org.allway.server.record;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.allway.library.Drug;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.rule.Numbers;
import org.allway.rule.Type;
import org.allway.server.record.Control.AnyOf;
import org.allway.server.record.Control.OneOf;
import org.allway.server.store.NewEntry;
import org.allway.words.Words;
import org.springframework.util.MultiValueMap;

/**
 * Reads what somebody typed in a form.
 *
 * @param form as it was typed, with what is wrong at its fields
 * @param entries to record; none if anything is wrong
 * @param faults what is wrong with the whole
 */
record Reading(Form form, LocalDate on, String note, List<NewEntry> entries, List<Words> faults) {

  static final String DAY = "on";
  static final String NOTE = "note";

  /** Before the name of a field: its rare value is right. */
  static final String SURE = "sure.";

  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}(\\.\\d{1,6})?");
  private static final String UNKNOWN = "unknown";

  boolean sound() {
    return faults.isEmpty() && !form.hasFaults() && !entries.isEmpty();
  }

  /**
   * Reads it.
   *
   * @param facts those that are fields of the form, by name
   */
  static Reading of(
      Form form,
      Map<String, Fact> facts,
      Library library,
      MultiValueMap<String, String> typed,
      LocalDate born,
      LocalDate today) {
    List<Words> faults = new ArrayList<>();
    LocalDate on = today;
    String day = first(typed, DAY);
    try {
      on = day.isEmpty() ? today : LocalDate.parse(day);
      if (on.isAfter(today) || on.isBefore(born)) {
        faults.add(
            new Words(
                "The day lies between birth and today.", "El día está entre el nacimiento y hoy."));
      }
    } catch (DateTimeParseException _) {
      faults.add(new Words("Choose a day.", "Elija un día."));
    }
    List<Field> fields = new ArrayList<>();
    for (Field field : form.fields()) {
      fields.add(read(field, Optional.ofNullable(facts.get(field.name())), library, typed));
    }
    String note = first(typed, NOTE);
    Form read = form.with(fields);
    boolean empty = fields.stream().allMatch(field -> value(field).isEmpty());
    if (empty && !read.hasFaults()) {
      faults.add(new Words("Nothing is filled in yet.", "Aún no hay nada relleno."));
    }
    List<NewEntry> entries =
        faults.isEmpty() && !read.hasFaults() ? entries(read, facts, on, note, library) : List.of();
    return new Reading(read, on, note, entries, faults);
  }

  private static Field read(
      Field field, Optional<Fact> fact, Library library, MultiValueMap<String, String> typed) {
    if (field.control() instanceof AnyOf(var options, var _)) {
      Set<String> ticked = new LinkedHashSet<>();
      typed.getOrDefault(field.name(), List.of()).stream()
          .filter(value -> options.stream().anyMatch(option -> option.value().equals(value)))
          .forEach(ticked::add);
      Field any =
          new Field(
              field.name(),
              field.label(),
              field.hint(),
              new AnyOf(options, ticked),
              field.known(),
              field.needed(),
              field.required(),
              String.join(",", ticked),
              Optional.empty(),
              false);
      return field.required() && ticked.isEmpty() ? missing(any) : any;
    }
    String text = first(typed, field.name());
    Field with = field.typed(text);
    if (text.isEmpty()) {
      return field.required() ? missing(with) : with;
    }
    if (text.equals(UNKNOWN) && fact.isPresent()) {
      return with;
    }
    return switch (field.control()) {
      case Control.Number number ->
          number(with, number, fact, typed.containsKey(SURE + field.name()));
      case Control.Truth _ ->
          text.equals("true") || text.equals("false")
              ? with
              : with.wrong("Choose yes or no.", "Elija sí o no.");
      case OneOf(var options) ->
          options.stream().anyMatch(option -> option.value().equals(text))
              ? with
              : with.wrong("Choose one of the list.", "Elija uno de la lista.");
      case Control.Day _ -> day(with);
      case Control.Text _ -> field.name().equals("drug") ? drug(with, library) : with;
      case AnyOf _ -> with;
    };
  }

  private static Field missing(Field field) {
    return field.wrong("This is needed.", "Esto hace falta.");
  }

  private static Field number(
      Field field, Control.Number control, Optional<Fact> fact, boolean sure) {
    String plain = field.typed().replace(',', '.').replace(" ", "");
    Field with = field.typed(plain);
    if (!DECIMAL.matcher(plain).matches()) {
      return with.wrong("Write a number alone, such as 0.9.", "Escriba solo un número, como 0.9.");
    }
    double value = Double.parseDouble(plain);
    if (control.whole() && value != Math.rint(value)) {
      return with.wrong("Write a whole number.", "Escriba un número entero.");
    }
    if (fact.isEmpty()) {
      return value > 0
          ? with
          : with.wrong("Write a number above zero.", "Escriba un número mayor que cero.");
    }
    String unit = control.unit().isEmpty() ? "" : " " + control.unit();
    if (fact.get().symbol().type() instanceof Type.Numeric type
        && !(value >= type.min() && value <= type.max())) {
      String between = Numbers.text(type.min());
      String and = Numbers.text(type.max()) + unit;
      return with.wrong(
          "This cannot be: it lies between " + between + " and " + and + ". Check number and unit.",
          "No puede ser: está entre " + between + " y " + and + ". Revise número y unidad.");
    }
    if (!fact.get().plausible().contains(value) && !sure) {
      String from = Numbers.text(fact.get().plausible().min());
      String to = Numbers.text(fact.get().plausible().max()) + unit;
      return with.rare(
          "This is rare; usual are " + from + " to " + to + ". Is it right?",
          "Es raro; lo normal es de " + from + " a " + to + ". ¿Es correcto?");
    }
    return with;
  }

  private static Field day(Field field) {
    try {
      LocalDate.parse(field.typed());
      return field;
    } catch (DateTimeParseException _) {
      return field.wrong("Choose a day.", "Elija un día.");
    }
  }

  /** A drug by its id, its label in any language or another name. */
  private static Field drug(Field field, Library library) {
    return library.formulary().values().stream()
        .filter(drug -> named(drug, field.typed()))
        .findFirst()
        .map(drug -> field.typed(drug.id()))
        .orElseGet(() ->
            field.wrong(
                "The formulary has no such drug; pick one of the list.",
                "El formulario no tiene ese fármaco; elija uno de la lista."));
  }

  private static boolean named(Drug drug, String name) {
    return drug.id().equalsIgnoreCase(name)
        || drug.label().en().equalsIgnoreCase(name)
        || drug.label().es().equalsIgnoreCase(name)
        || drug.aliases().stream().anyMatch(name::equalsIgnoreCase);
  }

  private static String value(Field field) {
    return field.typed();
  }

  // --- as entries ---

  private static List<NewEntry> entries(
      Form form, Map<String, Fact> facts, LocalDate on, String note, Library library) {
    Map<String, String> typed = new LinkedHashMap<>();
    form.fields().stream()
        .filter(field -> !field.typed().isEmpty())
        .forEach(field -> typed.put(field.name(), field.typed()));
    if (Forms.ofValues(form.kind())) {
      return values(typed, facts, on, note);
    }
    Map<String, Object> says = new LinkedHashMap<>(typed);
    return List.of(
        switch (form.kind()) {
          case Forms.EVENT -> entry(on, "event", event(typed, library), note);
          case Forms.START -> entry(on, "start", typed.getOrDefault("phase", ""), note);
          case Forms.RELAPSE ->
              entry(
                  on,
                  "relapse",
                  Map.of("sites", List.of(typed.getOrDefault("sites", "").split(","))),
                  note);
          case Forms.ADAPT -> {
            says.put("share", typed.getOrDefault("share", "") + " %");
            yield entry(on, "adapt", says, note);
          }
          default -> {
            if (form.kind().equals(Forms.RESUME)) {
              says.remove("reason");
            }
            yield entry(on, form.kind(), says, note);
          }
        });
  }

  private static Map<String, Object> event(Map<String, String> typed, Library library) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("what", typed.getOrDefault("what", ""));
    String to = typed.getOrDefault("to", "");
    if (!to.isEmpty()) {
      event.put(
          "to",
          library.formulary().values().stream()
              .filter(drug -> named(drug, to))
              .map(Drug::id)
              .findFirst()
              .orElse(to));
    }
    String grade = typed.getOrDefault("grade", "");
    if (!grade.isEmpty()) {
      event.put("grade", Integer.parseInt(grade));
    }
    return event;
  }

  /** Values of the laboratory, of size and all others are kept apart, as chart files have them. */
  private static List<NewEntry> values(
      Map<String, String> typed, Map<String, Fact> facts, LocalDate on, String note) {
    Map<String, Map<String, Object>> bySection = new LinkedHashMap<>();
    typed.forEach((name, text) -> {
      Fact fact = facts.get(name);
      if (fact != null) {
        bySection
            .computeIfAbsent(section(fact), _ -> new LinkedHashMap<>())
            .put(name, json(fact, text));
      }
    });
    List<NewEntry> entries = new ArrayList<>();
    bySection.forEach((section, values) -> entries.add(entry(on, section, values, note)));
    return entries;
  }

  private static String section(Fact fact) {
    return switch (fact.group()) {
      case "lab" -> "lab";
      case "size" -> "measure";
      default -> "facts";
    };
  }

  private static Object json(Fact fact, String text) {
    if (text.equals(UNKNOWN)) {
      return text;
    }
    return switch (fact.kind()) {
      case NUMBER, COUNT -> new java.math.BigDecimal(text);
      case BOOLEAN -> Boolean.valueOf(text);
      case CODE, DATE -> text;
    };
  }

  private static NewEntry entry(LocalDate on, String key, Object value, String note) {
    Map<String, Object> says = new LinkedHashMap<>();
    says.put(key, value);
    if (!note.isEmpty()) {
      says.put(NOTE, note);
    }
    return new NewEntry(on, says);
  }

  private static String first(MultiValueMap<String, String> typed, String name) {
    String value = typed.getFirst(name);
    return value == null ? "" : value.strip();
  }
}
