package org.allway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.allway.dose.Amount;
import org.allway.dose.DoseUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Units")
class UnitsTest {

  @ParameterizedTest(name = "{0} {1} is {2} {3}")
  @CsvSource({
    "12.4, 10*3/uL, 12.4, 10*9/L",
    "12400, /uL, 12.4, 10*9/L",
    "12400, {cells}/uL, 12.4, 10*9/L",
    "12.4, K/uL, 12.4, 10*9/L",
    "12.4, x10E3/uL, 12.4, 10*9/L",
    "12.4, 10^3/µL, 12.4, 10*9/L",
    "12.4, G/l, 12.4, 10*9/L",
    "12400, /mm3, 12.4, 10*9/L",
    "4.1, 10*6/uL, 4.1, 10*12/L",
    "3, 10*6/L, 3, /uL",
    "102, g/L, 10.2, g/dL",
    "38.2, [lb_av], 17.3272285, kg",
    "17200, g, 17.2, kg",
    "38, lbs, 17.23651, kg",
    "41, [in_i], 104.14, cm",
    "1.04, m, 104, cm",
    "0.0001, 1, 0.01, %",
    "0.0001, {ratio}, , %",
    "5, 10*-4, 0.05, %",
    "3, mmol/L, 3000, umol/L",
    "40, IU/L, 40, U/L",
    "90, mL/min/{1.73_m2}, 90, 'mL/min/{1.73_m2}'",
    "90, ml/min/1.73m2, , 'mL/min/{1.73_m2}'",
    "12, mg/dL, , umol/L",
    "12, furlong, , kg",
    "46, 1, 46, ''"
  })
  @DisplayName("convert where they measure the same, and only there")
  void convert(double value, String from, Double expected, String to) {
    var converted = Units.convert(value, from, to == null ? "" : to);
    if (expected == null) {
      assertThat(converted).isEmpty();
    } else {
      assertThat(converted.orElseThrow())
          .isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-6));
    }
  }

  @Test
  @DisplayName("leave a number as it was written if nothing changes")
  void exact() {
    assertThat(Units.convert(88.5, "10*3/uL", "10*9/L")).hasValue(88.5);
    assertThat(Units.convert(0.004, "%", "%")).hasValue(0.004);
  }

  @ParameterizedTest
  @EnumSource(DoseUnit.class)
  @DisplayName("of amounts come back from UCUM")
  void amounts(DoseUnit unit) {
    assertThat(Units.amount(1.05, Units.ucum(unit))).contains(new Amount(1.05, unit));
  }

  @Test
  @DisplayName("a dose per body surface is no amount")
  void perSurface() {
    assertThat(Units.amount(1.5, "mg/m2")).isEmpty();
  }
}
