package dev.styxy.core;

import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.Moment;
import dev.styxy.model.Ttl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Begins leases anew. */
public final class Renewer {

  /**
   * The change that renews what the selector finds.
   *
   * @param ttl the new limit; absent to keep each lease's own
   */
  public Change<Selection> renew(Selector selector, Optional<Ttl> ttl) {
    return turn -> {
      Selection selection =
          SelectorResolver.of(turn.ledger().allocations(), "renew").resolve(selector);
      List<Allocation> renewed = new ArrayList<>();
      for (Allocation allocation : selection.found()) {
        renewed.add(renew(turn, allocation, ttl));
      }
      return new Selection(renewed, selection.missing());
    };
  }

  private static Allocation renew(Turn turn, Allocation allocation, Optional<Ttl> ttl) {
    Moment now = turn.sight().now();
    Allocation renewed =
        allocation.withLease(
            allocation.lease().renew(now).withTtl(ttl.orElse(allocation.lease().ttl())));
    turn.ledger().replace(allocation, renewed);
    turn.ledger().count(Counters.RENEWALS, 1);
    turn.ledger().tell(Event.Kind.RENEWED, now.wallMillis(), renewed, "");
    return renewed;
  }
}
