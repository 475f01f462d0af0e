package org.allway.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.allway.assess.Facts;
import org.allway.assess.Index;
import org.allway.exposure.Account;
import org.allway.exposure.Share;
import org.allway.library.LateEffect;
import org.allway.rule.Frame;
import org.allway.rule.Query;
import org.allway.rule.Value;

/**
 * Which late effects to look for. A row is read twice: by what is recorded, and by what it comes to
 * at the end of the roadmap. What the end will overtake is left out.
 */
final class LateEffects {

  private LateEffects() {}

  static List<Watch> of(Index index, Facts facts, List<Account> accounts, Exposures exposures) {
    Frame given = frame(index, facts, accounts, Share.SO_FAR, List.of());
    Frame atTheEnd = frame(index, facts, accounts, Share.AT_THE_END, exposures.coming());
    List<Watch> watches = new ArrayList<>();
    for (LateEffect effect : index.library().lateEffects().values()) {
      Value then = effect.when().evaluate(atTheEnd);
      if (then.isFalse()) {
        continue;
      }
      if (effect.when().evaluate(given).isTrue()) {
        watches.add(new Watch(effect, Watch.By.GIVEN, Set.of()));
      } else if (then instanceof Value.Unknown(Set<String> needs, var _)) {
        watches.add(new Watch(effect, Watch.By.ASKED, needs));
      } else {
        watches.add(new Watch(effect, Watch.By.PLANNED, Set.of()));
      }
    }
    return List.copyOf(watches);
  }

  private static Frame frame(
      Index index,
      Facts facts,
      List<Account> accounts,
      Set<Share.Kind> kinds,
      List<Exposures.Coming> coming) {
    return slot -> {
      Optional<Query> query = index.asked(slot);
      if (query.isEmpty()) {
        return facts.value(slot);
      }
      return switch (query.get().kind()) {
        case EXPOSURE -> sum(accounts, query.get(), kinds);
        case RECEIVED -> comes(coming, query.get()) ? Value.Bool.TRUE : facts.value(slot);
        default -> facts.value(slot);
      };
    };
  }

  private static boolean comes(List<Exposures.Coming> coming, Query query) {
    for (Exposures.Coming one : coming) {
      if (one.is(query)) {
        return true;
      }
    }
    return false;
  }

  private static Value sum(List<Account> accounts, Query query, Set<Share.Kind> kinds) {
    for (Account account : accounts) {
      if (account.exposure().id().equals(query.subject())) {
        return account.sum(query.narrowed().orElse(""), kinds);
      }
    }
    throw new IllegalStateException(query.text());
  }
}
