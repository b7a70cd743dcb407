package dev.styxy.core.doctor;

import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.Moment;

/** Compares both clocks since each lease was renewed: they part when the wall clock is set. */
final class ClockCheck {
  /** A clock that is kept right by NTP is slewed by less than this in a day. */
  private static final long TOLERANCE_MILLIS = 60_000;

  private final Transaction transaction;

  ClockCheck(Transaction transaction) {
    this.transaction = transaction;
  }

  Finding finding() {
    Moment now = transaction.now();
    long widest = 0;
    for (Allocation allocation : transaction.ledger().allocations()) {
      long jump = jump(allocation.lease().renewed(), now);
      widest = Math.abs(jump) > Math.abs(widest) ? jump : widest;
    }
    return Math.abs(widest) <= TOLERANCE_MILLIS
        ? Finding.ok("clock", "no jump was seen")
        : Finding.warning(
            "clock",
            "the wall clock was set "
                + (widest > 0 ? "forward" : "back")
                + " by "
                + Descriptions.duration(Math.abs(widest)),
            "nothing to do: leases are counted by the time since boot");
  }

  private static long jump(Moment then, Moment now) {
    return now.isSameBoot(then)
        ? (now.wallMillis() - then.wallMillis()) - (now.uptimeMillis() - then.uptimeMillis())
        : 0;
  }
}
