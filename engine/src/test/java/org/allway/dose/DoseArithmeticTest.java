package org.allway.dose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The arithmetic of doses")
class DoseArithmeticTest {

  private static final Amount STEP = new Amount(0.05, DoseUnit.MG);

  @ParameterizedTest(name = "{0} mg becomes {1} mg")
  @CsvSource({"1.0574,1.05", "1.075,1.05", "1.0751,1.10", "1.125,1.10", "0.02,0", "2,2", "1.1,1.1"})
  @DisplayName("rounds to the nearest step, an exact tie down")
  void nearest(double exact, double rounded) {
    assertThat(new Amount(new Rounding.Nearest(STEP).apply(exact), DoseUnit.MG).shown())
        .isEqualByComparingTo(java.math.BigDecimal.valueOf(rounded));
  }

  @ParameterizedTest(name = "{0} mg becomes {1} mg")
  @CsvSource({"2.11,2.25", "2.25,2.25", "2.2500000001,2.25", "0.1,0.25"})
  @DisplayName("rounds up to the next step, and not beyond one that is met")
  void up(double exact, double rounded) {
    assertThat(new Rounding.Up(new Amount(0.25, DoseUnit.MG)).apply(exact)).isEqualTo(rounded);
  }

  @ParameterizedTest
  @CsvSource({
    "1.5 mg/m2, M2, false",
    "6 mg/m2/day, M2, true",
    "70 mg, FLAT, false",
    "0.05 mg/kg, KG, false",
    "15 ug/m2/day, M2, true",
    "2500 IU/m2, M2, false"
  })
  @DisplayName("reads doses as clinicians write them, and writes them the same way")
  void rates(String text, DoseRate.Per per, boolean daily) {
    DoseRate rate = DoseRate.parse(text).orElseThrow();
    assertThat(rate.per()).isEqualTo(per);
    assertThat(rate.daily()).isEqualTo(daily);
    assertThat(rate).hasToString(text);
  }

  @Test
  @DisplayName("refuses what is not a dose")
  void notADose() {
    assertThat(DoseRate.parse("1.5 mg/m3")).isEmpty();
    assertThat(DoseRate.parse("mg/m2")).isEmpty();
    assertThat(DoseRate.parse("1,5 mg/m2")).isEmpty();
    assertThat(DoseRate.parse("-1 mg")).isEmpty();
    assertThat(Amount.parse("2 spoons")).isEmpty();
  }

  @Test
  @DisplayName("converts units of mass, and no others")
  void units() {
    assertThat(DoseRate.parse("5 g/m2").orElseThrow().in(DoseUnit.MG)).hasToString("5000 mg/m2");
    assertThat(DoseUnit.IU.convertsTo(DoseUnit.MG)).isFalse();
    assertThat(DoseUnit.UG.convert(28, DoseUnit.MG)).isEqualTo(0.028);
  }
}
