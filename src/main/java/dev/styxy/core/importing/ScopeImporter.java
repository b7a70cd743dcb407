package dev.styxy.core.importing;

import dev.styxy.core.state.Counters;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Change;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Lease;
import dev.styxy.model.Moment;
import dev.styxy.model.State;
import dev.styxy.model.StickyPort;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Ttl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings over what lasts from another scope of this home: reservations, and the ports that names
 * had last. The number of a network namespace may be another after a restart of the machine, and
 * the state of the former number is then another scope's. All the reservations come, or none.
 */
public final class ScopeImporter {
  private final String scope;
  private final State other;

  /**
   * Brings over from a scope.
   *
   * @param other its state as it was saved last
   */
  public ScopeImporter(String scope, State other) {
    this.scope = scope;
    this.other = other;
  }

  /**
   * What became of it.
   *
   * @param present reservations that are here already
   * @param remembered how many names have their last port here now
   */
  public record Result(List<Allocation> taken, List<Allocation> present, int remembered) {}

  /** The change that imports it; it throws when a reserved port is not available here. */
  public Change<Result> take() {
    return transaction -> {
      List<Allocation> taken = new ArrayList<>();
      List<Allocation> present = new ArrayList<>();
      List<String> conflicts = new ArrayList<>();
      for (Allocation reserved : reservations(other)) {
        if (isHere(reserved, transaction.ledger())) {
          present.add(reserved);
          continue;
        }
        Optional<Allocation> rival = rival(reserved, transaction.ledger());
        if (rival.isPresent()) {
          conflicts.add(conflict(reserved, rival.get()));
        } else {
          taken.add(add(reserved, transaction));
        }
      }
      refuse(conflicts);
      return new Result(taken, present, remember(transaction.ledger()));
    };
  }

  /** What lasts: reserved by a person, or for a project. */
  static List<Allocation> reservations(State state) {
    return state.allocations().stream()
        .filter(allocation -> allocation.isPinned() || allocation.isOfProject())
        .toList();
  }

  /** Whether it was imported before, or allocated again. */
  static boolean isHere(Allocation reserved, Ledger ledger) {
    for (Allocation allocation : ledger.allocations()) {
      boolean isSame = isNamesake(allocation, reserved) && allocation.port() == reserved.port();
      if (isSame || allocation.lockId().equals(reserved.lockId())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamesake(Allocation one, Allocation other) {
    return one.type().equals(other.type())
        && one.name().equals(other.name())
        && one.project().equals(other.project());
  }

  /** Who has its port, or has its name with another port. */
  private static Optional<Allocation> rival(Allocation reserved, Ledger ledger) {
    for (Allocation allocation : ledger.allocations()) {
      boolean isPortTaken =
          allocation.port() == reserved.port()
              && allocation.protocol().overlaps(reserved.protocol());
      if (isPortTaken || reserved.name().isPresent() && isNamesake(allocation, reserved)) {
        return Optional.of(allocation);
      }
    }
    return Optional.empty();
  }

  private static String conflict(Allocation reserved, Allocation rival) {
    return reserved.port() == rival.port()
        ? reserved.port()
            + " of "
            + Descriptions.of(reserved)
            + " is allocated to "
            + Descriptions.of(rival)
        : Descriptions.of(reserved) + " has " + rival.port() + " here, not " + reserved.port();
  }

  private static void refuse(List<String> conflicts) {
    if (!conflicts.isEmpty()) {
      throw new StyxyException(
          FailureCode.HELD,
          "nothing is imported: " + String.join("; ", conflicts),
          "styxy release those allocations, and try again");
    }
  }

  private Allocation add(Allocation reserved, Transaction transaction) {
    Moment now = transaction.now();
    long allocatedAt = Math.min(reserved.lease().allocatedAt(), now.wallMillis());
    Allocation taken = reserved.withLease(new Lease(allocatedAt, now, Ttl.NONE));
    transaction.ledger().add(taken);
    transaction.ledger().count(Counters.ALLOCATIONS, 1);
    transaction
        .ledger()
        .tell(Event.Kind.ALLOCATED, now.wallMillis(), taken, "imported from scope " + scope);
    return taken;
  }

  /** What is remembered here takes precedence: none of it is forgotten for this. */
  private int remember(Ledger ledger) {
    int remembered = 0;
    int room = Ledger.STICKY_LIMIT - ledger.sticky().size();
    for (StickyPort port : other.sticky()) {
      boolean isKnown = ledger.stickyPort(port.project(), port.type(), port.name()).isPresent();
      if (!isKnown && remembered < room) {
        ledger.remember(port);
        remembered++;
      }
    }
    return remembered;
  }
}
