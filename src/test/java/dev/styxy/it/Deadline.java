package dev.styxy.it;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for a condition, and fails when it does not become true in a time that suffices for any
 * machine.
 */
public final class Deadline {
  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final long PAUSE_NANOS = 20_000_000;

  private Deadline() {}

  public static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end >= 0) {
        throw new AssertionError("the condition did not come true in time");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
