package dev.styxy.cli.mcp;

import dev.styxy.core.system.Pause;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One call of a tool. While it lets time pass, others have their turn. */
final class Call implements Pause {
  private final boolean isEndless;
  private final ReentrantLock turn;
  private final Condition cancelled;
  private boolean isCancelled;

  /**
   * A call that has not begun.
   *
   * @param isEndless whether it may be cut off where it only waits: it has done nothing yet
   * @param turn held whenever the call works
   */
  Call(boolean isEndless, ReentrantLock turn) {
    this.isEndless = isEndless;
    this.turn = turn;
    this.cancelled = turn.newCondition();
  }

  /**
   * Lets the others work.
   *
   * @throws CancellationException when the call is to end here
   */
  @Override
  public void millis(long millis) {
    long left = TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      while (left > 0 && !isCut()) {
        left = cancelled.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (isCut()) {
      throw new CancellationException("cancelled by the client");
    }
  }

  boolean isEndless() {
    return isEndless;
  }

  private boolean isCut() {
    return isCancelled && isEndless;
  }

  /** Nobody wants its answer any more. */
  void cancel() {
    turn.lock();
    try {
      isCancelled = true;
      cancelled.signalAll();
    } finally {
      turn.unlock();
    }
  }

  boolean isCancelled() {
    turn.lock();
    try {
      return isCancelled;
    } finally {
      turn.unlock();
    }
  }
}
