package org.allway.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Place;
import org.allway.words.Language;
import org.allway.words.Words;
import org.allway.yaml.YamlNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A rule")
class RuleTest {

  private static final Type.Coded CNS =
      new Type.Coded(
          List.of("CNS1", "CNS2", "CNS2a", "CNS2b", "CNS3"),
          Map.of("CNS2", Set.of("CNS2a", "CNS2b")));
  private static final Map<String, Symbol> FACTS =
      Map.of(
          "wbc",
              new Symbol(
                  "wbc",
                  0,
                  new Type.Numeric("10*9/L", 0, 3000, false),
                  new Words("White cells", "Leucocitos")),
          "age",
              new Symbol("age", 1, new Type.Numeric("a", 0, 120, true), new Words("Age", "Edad")),
          "cns", new Symbol("cns", 2, CNS, new Words("CNS status", "Estado del SNC")),
          "down", new Symbol("down", 3, Type.TRUTH, new Words("Down syndrome", "Síndrome de Down")),
          "csf",
              new Symbol(
                  "csf",
                  4,
                  new Type.Numeric("/uL", 0, 100000, false),
                  new Words("CSF cells", "Células")));
  private static final Symbol STEROID =
      new Symbol(
          "steroid",
          5,
          new Type.Coded(List.of("prednisone", "dexamethasone")),
          Words.same("Steroid"));

  private static final Scope SCOPE =
      new Scope() {
        @Override
        public Optional<Symbol> fact(String name) {
          return Optional.ofNullable(FACTS.get(name));
        }

        @Override
        public Optional<Symbol> choice(String id) {
          return id.equals("steroid") ? Optional.of(STEROID) : Optional.empty();
        }

        @Override
        public Collection<String> factNames() {
          return FACTS.keySet();
        }

        @Override
        public Collection<String> choiceIds() {
          return List.of("steroid");
        }

        @Override
        public boolean asks(Query.Kind kind) {
          return false;
        }

        @Override
        public Collection<String> names(Query.Argument argument) {
          return List.of();
        }

        @Override
        public Symbol query(Query query) {
          throw new IllegalStateException("No question may be asked here.");
        }
      };

  private static Frame child(Object... facts) {
    Map<Integer, Value> values = new HashMap<>();
    for (int i = 0; i < facts.length; i += 2) {
      Symbol symbol = facts[i].equals("steroid") ? STEROID : FACTS.get(facts[i]);
      Value value =
          switch (facts[i + 1]) {
            case Boolean truth -> Value.of(truth);
            case String code -> new Value.Code(code);
            case Number number -> new Value.Num(number.doubleValue());
            case Value ready -> ready;
            default -> throw new IllegalArgumentException();
          };
      if (symbol != null) {
        values.put(symbol.slot(), value);
      }
    }
    List<String> names = List.of("wbc", "age", "cns", "down", "csf", "steroid");
    return slot -> values.getOrDefault(slot, Value.unknown(names.get(slot)));
  }

  private static Rule rule(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Rule> rule =
        Rule.condition(
            new YamlNode.Text(text, true, new Place("t.yaml", 1, 1)), SCOPE, diagnostics);
    assertThat(diagnostics.all()).isEmpty();
    return rule.orElseThrow();
  }

  private static Diagnostic fault(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Rule.condition(new YamlNode.Text(text, true, new Place("t.yaml", 3, 11)), SCOPE, diagnostics);
    assertThat(diagnostics.all()).hasSize(1);
    return diagnostics.all().getFirst();
  }

  @ParameterizedTest(name = "WBC {0}: wbc >= 50 is {1}")
  @CsvSource({"49.9,false", "50,true", "50.0,true", "50.1,true"})
  @DisplayName("holds from its bound on")
  void bound(double wbc, boolean expected) {
    assertThat(rule("wbc >= 50").evaluate(child("wbc", wbc))).isEqualTo(Value.of(expected));
  }

  @ParameterizedTest(name = "50 or more: {0} is {1}")
  @CsvSource({
    "wbc >= 50,true",
    "wbc > 50,",
    "wbc < 50,false",
    "wbc <= 50,",
    "wbc == 50,",
    "wbc != 50,",
    "wbc >= 49,true",
    "wbc > 49,true",
    "wbc < 49,false",
    "wbc <= 49,false",
    "wbc == 49,false",
    "wbc != 49,true",
    "wbc >= 51,",
    "wbc < 51,",
    "wbc != 51,",
    "50 > wbc,",
    "wbc + 1 > 50,"
  })
  @DisplayName("decides by a lower bound what no greater number would change")
  void lowerBound(String text, @Nullable Boolean expected) {
    Value value = rule(text).evaluate(child("wbc", new Value.AtLeast(50, Set.of("height_cm"))));
    assertThat(value).isEqualTo(expected == null ? Value.unknown("height_cm") : Value.of(expected));
  }

  @Test
  @DisplayName("that lacks a fact says which one it needs")
  void unknown() {
    assertThat(rule("wbc >= 50").evaluate(child())).isEqualTo(Value.unknown("wbc"));
    assertThat(rule("wbc >= 50 || age >= 10").evaluate(child()))
        .isEqualTo(new Value.Unknown(Set.of("wbc", "age")));
  }

  @Test
  @DisplayName("is decided by one side where the other is unknown")
  void kleene() {
    assertThat(rule("wbc >= 50 || age >= 10").evaluate(child("age", 12)))
        .isEqualTo(Value.Bool.TRUE);
    assertThat(rule("wbc >= 50 && age >= 10").evaluate(child("age", 2)))
        .isEqualTo(Value.Bool.FALSE);
    assertThat(rule("wbc >= 50 && age >= 10").evaluate(child("age", 12)))
        .isEqualTo(Value.unknown("wbc"));
    assertThat(rule("!down").evaluate(child())).isEqualTo(Value.unknown("down"));
  }

  @Test
  @DisplayName("takes a coarse code for all of its parts")
  void parts() {
    assertThat(rule("cns == 'CNS2'").evaluate(child("cns", "CNS2b"))).isEqualTo(Value.Bool.TRUE);
    assertThat(rule("cns != 'CNS2'").evaluate(child("cns", "CNS1"))).isEqualTo(Value.Bool.TRUE);
    assertThat(rule("cns in ['CNS1', 'CNS2']").evaluate(child("cns", "CNS2a")))
        .isEqualTo(Value.Bool.TRUE);
  }

  @Test
  @DisplayName("does not guess the part where only the coarse code is recorded")
  void tooCoarse() {
    assertThat(rule("cns == 'CNS2a'").evaluate(child("cns", "CNS2")))
        .isEqualTo(Value.unknown("cns"));
    assertThat(rule("cns == 'CNS2a'").evaluate(child("cns", "CNS1"))).isEqualTo(Value.Bool.FALSE);
  }

  @Test
  @DisplayName(
      "is decided where every result that a table still allows agrees, and else asks for no more"
          + " than it must")
  void narrowed() {
    Value narrowed =
        new Value.Unknown(
            Set.of("a", "b"),
            List.of(
                new Value.Branch("CNS2a", Set.of("a")),
                new Value.Branch("CNS3", Set.of("b")),
                new Value.Branch("CNS2b", Set.of())));
    Frame frame = _ -> narrowed;
    assertThat(rule("cns == 'CNS1'").evaluate(frame)).isEqualTo(Value.Bool.FALSE);
    assertThat(rule("cns in ['CNS2', 'CNS3']").evaluate(frame)).isEqualTo(Value.Bool.TRUE);
    assertThat(rule("cns == 'CNS2a'").evaluate(frame)).isEqualTo(new Value.Unknown(Set.of("a")));
    assertThat(rule("cns == 'CNS3'").evaluate(frame))
        .isEqualTo(new Value.Unknown(Set.of("a", "b")));
  }

  @Test
  @DisplayName("binds && closer than ||, and comparisons closer than both")
  void precedence() {
    Rule rule = rule("down || wbc >= 50 && age >= 10");
    assertThat(rule.evaluate(child("down", true, "wbc", 1, "age", 1))).isEqualTo(Value.Bool.TRUE);
    assertThat(rule.evaluate(child("down", false, "wbc", 60, "age", 1)))
        .isEqualTo(Value.Bool.FALSE);
  }

  @Test
  @DisplayName("compares products without being misled by binary fractions")
  void arithmetic() {
    assertThat(rule("wbc * 3 > csf").evaluate(child("wbc", 0.1, "csf", 0.3)))
        .isEqualTo(Value.Bool.FALSE);
    assertThat(rule("csf / wbc > 2").evaluate(child("wbc", 0, "csf", 1)))
        .isInstanceOf(Value.Unknown.class);
  }

  @Test
  @DisplayName("knows whether a fact is known")
  void known() {
    assertThat(rule("known(wbc)").evaluate(child())).isEqualTo(Value.Bool.FALSE);
    assertThat(rule("known(wbc)").evaluate(child("wbc", 3))).isEqualTo(Value.Bool.TRUE);
  }

  @Test
  @DisplayName("reads a choice")
  void choice() {
    assertThat(rule("choice('steroid') == 'prednisone'").evaluate(child("steroid", "prednisone")))
        .isEqualTo(Value.Bool.TRUE);
  }

  @Test
  @DisplayName("explains itself by what decided, and by nothing else")
  void explains() {
    Explanation why =
        Explanation.of(rule("wbc >= 50 || age >= 10"), child("wbc", 3, "age", 12), Language.EN);
    assertThat(why.text()).isEqualTo("Age 12 years >= 10");
    assertThat(why.facts()).containsOnlyKeys("age");
    assertThat(
            Explanation.of(
                    rule("!down && cns == 'CNS2'"),
                    child("down", false, "cns", "CNS2a"),
                    Language.ES)
                .text())
        .isEqualTo("Síndrome de Down: no; Estado del SNC CNS2a (CNS2)");
  }

  @ParameterizedTest(name = "{0} -> {1} at column {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "wbcc >= 50          | UNKNOWN-FACT   | 11 | Did you mean 'wbc'?",
        "wbc >= 50000        | RULE-RANGE     | 18 | between 0 and 3000",
        "age < 1.5           | RULE-WHOLE     | 17 | age_months",
        "cns == 'CNS5'       | UNKNOWN-CODE   | 18 | Did you mean 'CNS",
        "cns > 'CNS1'        | RULE-SYNTAX    | 15 | Use == or !=",
        "cns == 3            | RULE-SYNTAX    | 15 | codes in quotes",
        "wbc = 50            | RULE-SYNTAX    | 15 | Write == here",
        "wbc > 5 and age > 3 | RULE-SYNTAX    | 19 | Write &&",
        "wbc                 | RULE-TYPE      | 11 | Compare it",
        "wbc >= 50 &&        | RULE-SYNTAX    | 23 | was expected",
        "(wbc >= 50          | RULE-SYNTAX    | 21 | ",
        "choice('x') == 'y'  | UNKNOWN-CHOICE | 18 | steroid",
        "cns == 'CNS1        | RULE-SYNTAX    | 18 | Add a '",
        "log(wbc) > 1        | RULE-SYNTAX    | 11 | log10",
      })
  @DisplayName("that is wrong is refused with its place and a remedy")
  void refused(String text, String code, int column, String remedy) {
    Diagnostic fault = fault(text);
    assertThat(fault.code()).isEqualTo(code);
    assertThat(fault.place()).isEqualTo(new Place("t.yaml", 3, column));
    assertThat(fault.remedy()).contains(remedy == null ? "" : remedy);
  }

  @Test
  @DisplayName("takes what never was as later than any number of days, not as equal to it")
  void infinite() {
    assertThat(Numbers.compare(Double.POSITIVE_INFINITY, 10)).isPositive();
    assertThat(Numbers.compare(10, Double.POSITIVE_INFINITY)).isNegative();
    assertThat(Numbers.compare(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY)).isZero();
  }
}
