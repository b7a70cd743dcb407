package dev.styxy.core.lease;

import dev.styxy.core.state.Counters;
import dev.styxy.core.transaction.Change;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.Moment;
import dev.styxy.model.Ttl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Renews leases. */
public final class Renewer {

  /**
   * The change that renews what the selector finds.
   *
   * @param ttl the new limit; absent to keep each lease's own
   */
  public Change<Selection> renew(Selector selector, Optional<Ttl> ttl) {
    return transaction -> {
      Selection selection =
          SelectorResolver.of(transaction.ledger().allocations(), "renew").resolve(selector);
      List<Allocation> renewed = new ArrayList<>();
      for (Allocation allocation : selection.found()) {
        renewed.add(renew(transaction, allocation, ttl));
      }
      return new Selection(renewed, selection.missing());
    };
  }

  private static Allocation renew(
      Transaction transaction, Allocation allocation, Optional<Ttl> ttl) {
    transaction.ledger().requireOwn(allocation);
    Moment now = transaction.now();
    Allocation renewed =
        allocation.withLease(
            allocation.lease().renew(now).withTtl(ttl.orElse(allocation.lease().ttl())));
    transaction.ledger().replace(allocation, renewed);
    transaction.ledger().count(Counters.RENEWALS, 1);
    transaction.ledger().tell(Event.Kind.RENEWED, now.wallMillis(), renewed, "");
    return renewed;
  }
}
