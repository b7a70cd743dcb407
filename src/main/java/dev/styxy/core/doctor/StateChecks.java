package dev.styxy.core.doctor;

import dev.styxy.core.state.Counters;
import dev.styxy.core.state.Damage;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Outcome;
import dev.styxy.model.Breaker;
import java.nio.file.Path;
import java.util.List;

/** Asks the state how it and its sweeps are. */
final class StateChecks {
  private final Damage damage;
  private final List<Path> kept;
  private final Ledger ledger;
  private final boolean isSaved;
  private final String fix;
  private final long nowMillis;

  /**
   * Checks of what a transaction found.
   *
   * @param kept the damaged files that it set aside
   * @param fix what makes the state writable
   */
  StateChecks(Outcome<?> outcome, List<Path> kept, String fix) {
    this.isSaved = outcome.isSaved();
    this.fix = fix;
    this.damage = outcome.damage();
    this.kept = kept;
    ledger = outcome.transaction().ledger();
    nowMillis = outcome.transaction().now().wallMillis();
  }

  List<Finding> findings() {
    return List.of(state(), recoveries(), lastSweep(), sweepErrors(), breaker());
  }

  private Finding state() {
    String size = count(ledger.size(), "allocation", "allocations");
    return switch (damage) {
      case NONE ->
          isSaved
              ? Finding.ok("state", "locked, loaded and swept: " + size)
              : Finding.warning(
                  "state",
                  "cannot be written here: it was read without the lock, and is not saved: " + size,
                  fix);
      case SPARE_TAKEN ->
          Finding.warning(
              "state",
              "it was damaged or gone just now; its spare copy is used: " + size + keptWords(),
              "compare it with what runs: styxy scan");
      case ALL_LOST ->
          Finding.error(
              "state",
              "it could not be read just now, nor could a spare copy: EVERYTHING THAT WAS ALLOCATED"
                  + " IS LOST, and it starts empty"
                  + keptWords(),
              "see what runs: styxy scan; then request its ports again");
    };
  }

  private String keptWords() {
    return kept.isEmpty() ? "" : "; kept: " + PlaceChecks.list(kept);
  }

  private Finding recoveries() {
    long recoveries = counter(Counters.RECOVERIES);
    return recoveries == 0
        ? Finding.ok("damage", "the state has never been damaged")
        : Finding.warning(
            "damage",
            "the state was found damaged " + count(recoveries, "time", "times"),
            "see when, and what was lost: styxy history --columns time,event,detail");
  }

  private Finding lastSweep() {
    return Finding.ok(
        "sweep",
        ledger.lastCleanup() == 0
            ? "nothing has ever been stale"
            : "last reclaimed "
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
            "see: styxy cleanup --dry-run --debug");
  }

  private Finding breaker() {
    Breaker breaker = ledger.breaker();
    long errors = counter(Counters.PROBE_ERRORS);
    if (breaker.isOpen(nowMillis)) {
      return Finding.warning(
          "breaker",
          "open: the port probe failed " + breaker.failures() + " times in a row",
          "it will be tried again after " + Descriptions.duration(Breaker.PAUSE_MILLIS));
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
