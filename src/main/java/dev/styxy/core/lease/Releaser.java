package dev.styxy.core.lease;

import dev.styxy.core.state.Counters;
import dev.styxy.core.transaction.Change;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.StyxyException;
import java.util.Optional;

/** Releases allocations. */
public final class Releaser {
  private final Optional<ReleaseLimit> limit;

  /** One for a person, who may release everything. */
  public Releaser() {
    this(Optional.empty());
  }

  public Releaser(Optional<ReleaseLimit> limit) {
    this.limit = limit;
  }

  /**
   * The change that releases what the selector finds.
   *
   * @throws StyxyException (from the change) when it finds something beyond the limit
   */
  public Change<Selection> release(Selector selector) {
    return transaction -> {
      Selection selection =
          SelectorResolver.of(transaction.ledger().allocations(), "release").resolve(selector);
      if (limit.isPresent()) {
        limit.get().demandFor(selection);
      }
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
