package dev.styxy.core.lease;

import dev.styxy.core.state.Counters;
import dev.styxy.core.transaction.Change;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.Event;

/** Releases allocations. */
public final class Releaser {

  /** The change that releases what the selector finds. */
  public Change<Selection> release(Selector selector) {
    return transaction -> {
      Selection selection =
          SelectorResolver.of(transaction.ledger().allocations(), "release").resolve(selector);
      for (Allocation allocation : selection.found()) {
        release(transaction, allocation);
      }
      return selection;
    };
  }

  public static void release(Transaction transaction, Allocation allocation) {
    transaction.ledger().requireOwn(allocation);
    transaction.ledger().remove(allocation);
    transaction.ledger().count(Counters.RELEASES, 1);
    transaction.ledger().tell(Event.Kind.RELEASED, transaction.now().wallMillis(), allocation, "");
  }
}
