package dev.styxy.store.lock;

import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for a busy lock: the calling thread waits in the kernel, while another one says so after a
 * moment, and ends the wait at the deadline by closing the file. Where no more threads are allowed
 * (ulimit -u), nothing could end that wait, so the lock is polled instead.
 */
public final class LockPatience {
  private static final long MILLIS_TO_MESSAGE = 200;
  private static final long NANOS_TO_ASK_AGAIN = 10_000_000;

  /** How a wait ended; the first thread to set it decides. */
  private enum End {
    ACQUIRED,
    EXPIRED
  }

  private final long timeoutMillis;
  private final LockWait wait;
  private final LockHolders holders;
  private final ThreadFactory threads;

  /**
   * Waits that long.
   *
   * @param timeoutMillis zero to try only once
   * @param wait notified when the lock is busy
   * @param holders finds out who holds it
   */
  public LockPatience(long timeoutMillis, LockWait wait, LockHolders holders) {
    this(timeoutMillis, wait, holders, new PlainThreads());
  }

  LockPatience(long timeoutMillis, LockWait wait, LockHolders holders, ThreadFactory threads) {
    this.timeoutMillis = timeoutMillis;
    this.wait = wait;
    this.holders = holders;
    this.threads = threads;
  }

  /** Waits for a lock that was just found busy; throws when time is up. */
  public void lock(FileChannel channel, Path file) throws IOException {
    if (timeoutMillis == 0) {
      throw expired(file);
    }
    AtomicReference<End> end = new AtomicReference<>();
    CountDownLatch isOver = new CountDownLatch(1);
    if (!startDaemon("lock-deadline", () -> watch(channel, file, end, isOver))) {
      askAgain(channel, file);
      return;
    }
    Optional<IOException> failure = lockAndCatch(channel);
    boolean isExpired = !end.compareAndSet(null, End.ACQUIRED);
    isOver.countDown();
    if (isExpired) {
      throw expired(file);
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private void askAgain(FileChannel channel, Path file) throws IOException {
    long start = System.nanoTime();
    boolean isTold = false;
    while (channel.tryLock() == null) {
      long waited = System.nanoTime() - start;
      if (waited >= timeoutNanos()) {
        throw expired(file);
      }
      if (!isTold && waited >= MILLIS_TO_MESSAGE * 1_000_000) {
        isTold = true;
        wait.waiting(waitingFor(file));
      }
      LockSupport.parkNanos(NANOS_TO_ASK_AGAIN);
    }
  }

  private static Optional<IOException> lockAndCatch(FileChannel channel) {
    try {
      channel.lock();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  private void watch(
      FileChannel channel, Path file, AtomicReference<End> end, CountDownLatch isOver) {
    try {
      long deadline = System.nanoTime() + timeoutNanos();
      long toMessage = Math.min(timeoutNanos(), MILLIS_TO_MESSAGE * 1_000_000);
      if (isOver.await(toMessage, TimeUnit.NANOSECONDS)) {
        return;
      }
      startDaemon("lock-message", () -> tell(file, isOver));
      boolean isInTime = isOver.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (!isInTime && end.compareAndSet(null, End.EXPIRED)) {
        channel.close();
      }
    } catch (InterruptedException | IOException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(Path file, CountDownLatch isOver) {
    String message = waitingFor(file);
    if (isOver.getCount() > 0) {
      wait.waiting(message);
    }
  }

  private String waitingFor(Path file) {
    Optional<LockHolder> holder = holders.holderOf(file);
    String message = "waiting for the state lock, held by " + words(holder);
    return isStopped(holder) ? message + "; continue it: " + holder.get().continuation() : message;
  }

  private StyxyException expired(Path file) {
    Optional<LockHolder> holder = holders.holderOf(file);
    String message =
        "the state lock could not be acquired within "
            + words(timeoutMillis)
            + ": it is held by "
            + words(holder);
    String look = "see who holds it: fuser -v " + ShellWord.of(file.toString());
    return isStopped(holder)
        ? new StyxyException(FailureCode.LOCK_TIMEOUT, message, holder.get().continuation(), look)
        : new StyxyException(
            FailureCode.LOCK_TIMEOUT,
            message,
            "try again, or wait longer: --lock-timeout 60s",
            look);
  }

  private static boolean isStopped(Optional<LockHolder> holder) {
    return holder.isPresent() && holder.get().isStopped();
  }

  private static String words(Optional<LockHolder> holder) {
    return holder.map(LockHolder::words).orElse("an unknown process");
  }

  private long timeoutNanos() {
    return TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
  }

  private static String words(long millis) {
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }

  /** Whether a thread could be started; without one, there is no message. */
  private boolean startDaemon(String name, Runnable task) {
    Thread thread = threads.newThread(task);
    thread.setName("styxy-" + name);
    thread.setDaemon(true);
    try {
      thread.start();
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    }
  }

  /** A class of its own, as a lambda would be linked at every start. */
  private static final class PlainThreads implements ThreadFactory {
    @Override
    public Thread newThread(Runnable task) {
      return new Thread(task);
    }
  }
}
