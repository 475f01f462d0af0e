package org.allway.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A chart is moved in time as a whole")
final class ShiftedTest {

  @Test
  @DisplayName("so that its last entry is of the day, and all that lies between days stays")
  void moved() {
    String chart =
        """
        child: {id: a, born: 2021-03-04}
        chart:
          - {on: 2026-01-10, lab: {anc: 1}}
          - {on: 2026-02-16, recorded: 2026-02-17, lab: {anc: 2}}
        """;
    assertThat(Shifted.to(LocalDate.of(2026, 2, 26), chart))
        .contains("born: 2021-03-14", "on: 2026-01-20", "on: 2026-02-26", "recorded: 2026-02-27");
  }

  @Test
  @DisplayName("and one without entries stays as it is")
  void empty() {
    assertThat(Shifted.to(LocalDate.of(2026, 2, 26), "child: {born: 2021-03-04}"))
        .isEqualTo("child: {born: 2021-03-04}");
  }
}
