package org.allway.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Numbers")
class NumbersTest {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  @Test
  @DisplayName("are the same if they differ by less than arithmetic can tell")
  void same() {
    assertThat(Numbers.compare(0.1 + 0.2, 0.3)).isZero();
    assertThat(Numbers.compare(0.3, 0.301)).isNegative();
  }

  @Test
  @DisplayName("of days since what never was are beyond every bound")
  void infinite() {
    assertThat(Numbers.compare(NEVER, 7)).isPositive();
    assertThat(Numbers.compare(7, NEVER)).isNegative();
    assertThat(Numbers.compare(NEVER, NEVER)).isZero();
  }
}
