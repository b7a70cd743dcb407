package dev.styxy.core;

import dev.styxy.model.Allocation;
import dev.styxy.model.Event;

/** Gives allocations back by hand. */
public final class Releaser {

  /** The change that releases what the selector finds. */
  public Change<Selection> release(Selector selector) {
    return turn -> {
      Selection selection =
          SelectorResolver.of(turn.ledger().allocations(), "release").resolve(selector);
      for (Allocation allocation : selection.found()) {
        release(turn, allocation);
      }
      return selection;
    };
  }

  static void release(Turn turn, Allocation allocation) {
    turn.ledger().remove(allocation);
    turn.ledger().count(Counters.RELEASES, 1);
    turn.ledger().tell(Event.Kind.RELEASED, turn.sight().now().wallMillis(), allocation, "");
  }
}
