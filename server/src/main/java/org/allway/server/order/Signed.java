package org.allway.server.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allway.server.account.Role;
import org.allway.server.store.ChildId;
import org.allway.words.Words;

/**
 * An order with all that was done with it.
 *
 * @param steps in time; the first is always its prescription
 */
public record Signed(UUID id, ChildId child, List<Step> steps) {

  /** One act, and who did it when. */
  public record Step(int seq, Instant at, String account, String display, Role role, Act act) {}

  /** Where an order stands. */
  public enum State {
    /** One has signed; it waits for the second. */
    PRESCRIBED,
    /** Two have signed; it waits to be given. */
    VERIFIED,
    REJECTED,
    GIVEN,
    NOT_GIVEN,
    CANCELLED;

    /** Whether anything is still to be done with it. */
    public boolean open() {
      return this == PRESCRIBED || this == VERIFIED;
    }

    public Words label() {
      return switch (this) {
        case PRESCRIBED -> new Words("signed, to verify", "firmada, por verificar");
        case VERIFIED -> new Words("verified, to give", "verificada, por administrar");
        case REJECTED -> new Words("not verified", "no verificada");
        case GIVEN -> new Words("given", "administrada");
        case NOT_GIVEN -> new Words("not given", "no administrada");
        case CANCELLED -> new Words("taken back", "retirada");
      };
    }
  }

  public State state() {
    return switch (steps.getLast().act()) {
      case Act.Prescribed _ -> State.PRESCRIBED;
      case Act.Verified _ -> State.VERIFIED;
      case Act.Rejected _ -> State.REJECTED;
      case Act.Given _ -> State.GIVEN;
      case Act.NotGiven _ -> State.NOT_GIVEN;
      case Act.Cancelled _ -> State.CANCELLED;
    };
  }

  public Ordered what() {
    return prescription().what();
  }

  /** The reasons of who prescribed it, by the code of the check. */
  public Map<String, String> reasons() {
    return prescription().reasons();
  }

  public Step prescriber() {
    return steps.getFirst();
  }

  private Act.Prescribed prescription() {
    return (Act.Prescribed) steps.getFirst().act();
  }
}
