package dev.styxy.cli.mcp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Has calls worked on one after the other, in the order in which they came: the lock on the state
 * is one for the whole process. A slow call goes on beside the next ones, and leaves them its turn
 * while it only lets time pass.
 */
final class Calls {
  /** Slow calls at once. */
  static final int MOST = 32;

  private final ReentrantLock turn = new ReentrantLock(true);
  private final Map<JsonValue, Slow> slow = new ConcurrentHashMap<>();

  private record Slow(Call call, Thread thread) {}

  /** Works on a call here and now. */
  void run(Consumer<Call> work) {
    turn.lock();
    try {
      work.accept(new Call(false, turn));
    } finally {
      turn.unlock();
    }
  }

  /**
   * Begins to work on a call, and returns when it has begun.
   *
   * @param id nobody else's who is still at work
   * @param isEndless whether cancelling it ends it
   */
  void begin(JsonValue id, boolean isEndless, Consumer<Call> work) {
    Call call = new Call(isEndless, turn);
    CountDownLatch hasBegun = new CountDownLatch(1);
    Thread thread = new Thread(() -> work(id, call, work, hasBegun), "styxy-call");
    thread.setDaemon(true);
    slow.put(id, new Slow(call, thread));
    try {
      thread.start();
      hasBegun.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (OutOfMemoryError e) {
      work(id, call, work, hasBegun); // no thread more is allowed (ulimit -u)
    }
  }

  private void work(JsonValue id, Call call, Consumer<Call> work, CountDownLatch hasBegun) {
    turn.lock();
    hasBegun.countDown();
    try {
      work.accept(call);
    } finally {
      slow.remove(id);
      turn.unlock();
    }
  }

  boolean isAtWork(JsonValue id) {
    return slow.containsKey(id);
  }

  boolean isFull() {
    return slow.size() >= MOST;
  }

  /** Cancels it if it is still at work; whoever cancels cannot know. */
  void cancel(JsonValue id) {
    Slow found = slow.get(id);
    if (found != null) {
      found.call().cancel();
    }
  }

  /** Cancels what could go on for long, and returns when all have ended. */
  void end() {
    for (Slow one : slow.values()) {
      if (one.call().isEndless()) {
        one.call().cancel();
      }
      try {
        one.thread().join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
