package org.allway.roadmap;

import java.time.LocalDate;
import org.allway.dose.Amount;
import org.allway.dose.Route;

/** What has become of a dose. */
public sealed interface Standing {

  /** As the contract names it. */
  String word();

  /** Its day is to come. */
  record Projected() implements Standing {
    @Override
    public String word() {
      return "projected";
    }
  }

  /** Its day has come, and no giving is recorded. */
  record Due() implements Standing {
    @Override
    public String word() {
      return "due";
    }
  }

  /** Recorded as given. */
  record Given(LocalDate on, Amount amount, Route route) implements Standing {
    @Override
    public String word() {
      return "given";
    }
  }

  /** The drug is held on that day. */
  record Held(String reason) implements Standing {
    @Override
    public String word() {
      return "held";
    }
  }

  /** Left out and not made up. */
  record Omitted(String reason) implements Standing {
    @Override
    public String word() {
      return "omitted";
    }
  }

  Projected PROJECTED = new Projected();
  Due DUE = new Due();
}
