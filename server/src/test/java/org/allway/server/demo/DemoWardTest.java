package org.allway.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.allway.server.OnTheWard;
import org.allway.server.SetClock;
import org.allway.server.account.Account;
import org.allway.server.account.Accounts;
import org.allway.server.account.Role;
import org.allway.server.order.OrderStore;
import org.allway.server.order.Signed;
import org.allway.server.store.ChartStore;
import org.allway.server.store.Charts;
import org.allway.server.store.StoredChild;
import org.allway.server.time.WardTime;
import org.allway.words.Language;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@OnTheWard
@TestPropertySource(properties = {"allway.demo=true", "allway.demo.password=four calm words here"})
@Import(SetClock.Here.class)
@DirtiesContext
@DisplayName("The demo ward")
final class DemoWardTest {

  private static final int CHILDREN = 12;

  @Autowired private ChartStore store;
  @Autowired private Charts charts;
  @Autowired private Accounts accounts;
  @Autowired private OrderStore orders;
  @Autowired private WardTime time;
  @Autowired private DemoWard demo;

  @Test
  @DisplayName("has twelve children whose last entry is today, and somebody of every role")
  void filled() {
    List<StoredChild> children = store.children();
    assertThat(children).hasSize(CHILDREN);
    children.forEach(
        child -> assertThat(charts.of(child).chart().lastEntry()).isEqualTo(time.today()));
    assertThat(accounts.all()).extracting(Account::role).contains(Role.values());
    assertThat(accounts.all()).noneMatch(Account::mustChange);
  }

  @Test
  @DisplayName("has orders at every step")
  void signed() {
    assertThat(
            orders.of(time.today()).values().stream()
                .flatMap(List::stream)
                .map(Signed::state)
                .distinct())
        .contains(Signed.State.PRESCRIBED, Signed.State.VERIFIED, Signed.State.GIVEN);
  }

  @Test
  @DisplayName("starts again as it was, and never in a store of others")
  void again() {
    demo.run(new DefaultApplicationArguments());
    assertThat(store.children()).hasSize(CHILDREN);
    accounts.open("stranger", "Stranger", Role.NURSE, Language.EN, "given", "somebody else");
    assertThatThrownBy(() -> demo.run(new DefaultApplicationArguments()))
        .hasMessageContaining("belongs to a ward of its own");
  }
}
