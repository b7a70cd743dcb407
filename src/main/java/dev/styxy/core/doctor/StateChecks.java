package dev.styxy.core.doctor;

import dev.styxy.core.Counters;
import dev.styxy.core.Descriptions;
import dev.styxy.core.Ledger;
import dev.styxy.core.Turn;
import dev.styxy.model.Breaker;
import java.util.List;

/** Asks the state how it and its sweeps are. */
final class StateChecks {
  private final Ledger ledger;
  private final long nowMillis;

  StateChecks(Turn turn) {
    ledger = turn.ledger();
    nowMillis = turn.sight().now().wallMillis();
  }

  List<Finding> findings() {
    return List.of(state(), recoveries(), lastSweep(), sweepErrors(), breaker());
  }

  private Finding state() {
    return Finding.ok(
        "state", "locked, loaded and swept: " + count(ledger.size(), "allocation", "allocations"));
  }

  private Finding recoveries() {
    long recoveries = counter(Counters.RECOVERIES);
    return recoveries == 0
        ? Finding.ok("damage", "the state was never damaged")
        : Finding.warning(
            "damage",
            "the state was damaged and recovered " + count(recoveries, "time", "times"),
            "see when: styxy history --columns time,event,detail");
  }

  private Finding lastSweep() {
    return Finding.ok(
        "sweep",
        ledger.lastCleanup() == 0
            ? "nothing was ever stale"
            : "took something back last "
                + Descriptions.duration(Math.max(0, nowMillis - ledger.lastCleanup()))
                + " ago");
  }

  private Finding sweepErrors() {
    long errors = counter(Counters.CLEANUP_ERRORS);
    return errors == 0
        ? Finding.ok("sweep errors", "none")
        : Finding.warning(
            "sweep errors",
            count(errors, "allocation", "allocations") + " could not be judged so far",
            "look at it: styxy cleanup --dry-run --debug");
  }

  private Finding breaker() {
    Breaker breaker = ledger.breaker();
    long errors = counter(Counters.PROBE_ERRORS);
    if (breaker.isOpen(nowMillis)) {
      return Finding.warning(
          "breaker",
          "open: the port probe failed " + breaker.failures() + " times in a row",
          "it is tried again after " + Descriptions.duration(Breaker.PAUSE_MILLIS));
    }
    return Finding.ok(
        "breaker", "closed; the port probe failed " + count(errors, "time", "times") + " so far");
  }

  private long counter(String name) {
    return ledger.counters().getOrDefault(name, 0L);
  }

  private static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
