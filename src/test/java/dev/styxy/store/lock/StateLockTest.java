package dev.styxy.store.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.state.StateStore;
import dev.styxy.model.FailureCode;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import dev.styxy.store.FileStateStore;
import dev.styxy.store.SampleState;
import dev.styxy.store.Sandbox;
import dev.styxy.store.file.CurrentUser;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.NioFileOps;
import dev.styxy.store.file.SecureDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The lock between processes, which are real. */
class StateLockTest {
  private static final int CHILDREN = 6;
  private static final int TURNS = 40;
  private static final long PATIENCE_SECONDS = 120;

  @TempDir private Path home;

  @Test
  void processesTakeTurns() throws Exception {
    List<Process> children = new ArrayList<>();
    for (int i = 0; i < CHILDREN; i++) {
      children.add(LockChild.start(home, "count", Integer.toString(TURNS)));
    }
    for (Process child : children) {
      assertEnds(child);
    }
    assertEquals(CHILDREN * TURNS, LockChild.count(new Sandbox(home).load()));
  }

  @Test
  void theHolderIsNamedWhenTimeIsUp() throws Exception {
    Process holder = holdingChild();
    StyxyException e = refused(1);
    assertEquals(FailureCode.LOCK_TIMEOUT, e.code());
    assertTrue(e.getMessage().contains("within 1 ms"), e.getMessage());
    assertNames(holder, e.getMessage());
    end(holder);
  }

  @Test
  void aTimeoutOfZeroTriesOnce() throws Exception {
    Process holder = holdingChild();
    assertEquals(FailureCode.LOCK_TIMEOUT, refused(0).code());
    end(holder);
    store(0, message -> {}).lock().close();
  }

  @Test
  void whoWaitsIsToldForWhomAndThenGetsTheLock() throws Exception {
    Process holder = holdingChild();
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    Thread ender =
        new Thread(
            () -> {
              try {
                String message = messages.take();
                messages.put(message);
                end(holder);
              } catch (InterruptedException | IOException e) {
                throw new IllegalStateException(e);
              }
            });
    ender.start();
    store(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), messages::add).lock().close();
    ender.join();
    String message = messages.take();
    assertTrue(message.startsWith("waiting for the state lock, held by "), message);
    assertNames(holder, message);
    assertTrue(messages.isEmpty(), "told more than once");
  }

  @Test
  void whereNoThreadIsAllowedTheLockIsWaitedForTooAndTheWaitEnds() throws Exception {
    Process holder = holdingChild();
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    StyxyException e =
        assertThrows(StyxyException.class, () -> lockWithThreads(0, 300, messages::add).release());
    assertEquals(FailureCode.LOCK_TIMEOUT, e.code());
    assertNames(holder, e.getMessage());
    messages.clear();
    StateLock lock =
        lockWithThreads(
            0,
            TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS),
            message -> {
              messages.add(message);
              endUnchecked(holder);
            });
    lock.release();
    assertEquals(1, messages.size());
    assertNames(holder, messages.take());
  }

  @Test
  void whereOneThreadIsAllowedTheWaitEndsWithoutAMessage() throws Exception {
    Process holder = holdingChild();
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    StyxyException e =
        assertThrows(StyxyException.class, () -> lockWithThreads(1, 300, messages::add).release());
    assertEquals(FailureCode.LOCK_TIMEOUT, e.code());
    assertNames(holder, e.getMessage());
    assertTrue(messages.isEmpty(), messages.toString());
    end(holder);
  }

  /** Takes the lock in a process that may start so many threads. */
  private StateLock lockWithThreads(int allowed, long timeoutMillis, LockWait wait) {
    FileOps disk = new NioFileOps();
    Path directory = home.resolve(Sandbox.SCOPE);
    AtomicInteger left = new AtomicInteger(allowed);
    LockPatience patience =
        new LockPatience(
            timeoutMillis,
            wait,
            new ProcLocks(),
            task ->
                new Thread(task) {
                  @Override
                  public synchronized void start() {
                    if (left.getAndDecrement() <= 0) {
                      throw new OutOfMemoryError("unable to create native thread");
                    }
                    super.start();
                  }
                });
    StateLock lock = new StateLock(disk, directory.resolve("state.lock"), patience);
    lock.acquire(new SecureDirectory(disk, home, directory, CurrentUser.uid()));
    return lock;
  }

  private static void endUnchecked(Process child) {
    try {
      end(child);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aHolderThatIsStoppedIsSaidToBeAndHowToLetItGoOn() throws Exception {
    Process holder = holdingChild();
    signal("STOP", holder);
    awaitStop(holder);
    String go = "kill -CONT " + holder.pid();
    StyxyException e = refused(0);
    assertTrue(e.getMessage().endsWith("), which is stopped"), e.getMessage());
    assertEquals(go, e.suggestions().get(0));
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    LockWait wait =
        message -> {
          messages.add(message);
          signal("CONT", holder);
          endUnchecked(holder);
        };
    store(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), wait).lock().close();
    String message = messages.take();
    assertTrue(message.endsWith("), which is stopped; continue it: " + go), message);
  }

  private static void signal(String name, Process process) {
    String[] command = {"sh", "-c", "kill -" + name + " " + process.pid()};
    try {
      assertEquals(0, new ProcessBuilder(command).start().waitFor());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The signal is sent by then, and takes effect when the system comes to it. */
  private void awaitStop(Process process) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!LockChild.holder(home).orElseThrow().isStopped()) {
      assertTrue(System.nanoTime() < deadline, "not stopped: " + process.pid());
      Thread.sleep(5);
    }
  }

  @Test
  void aHolderThatIsKilledHoldsNothing() throws Exception {
    Process holder = holdingChild();
    holder.destroyForcibly();
    assertTrue(holder.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
    store(0, message -> {}).lock().close();
  }

  @Test
  void lockingTwiceInOneProcessIsAMistake() {
    try (StateStore.Session session = store(0, message -> {}).lock()) {
      assertThrows(IllegalStateException.class, () -> store(0, message -> {}).lock());
      session.load();
    }
  }

  @Test
  void closingTwiceIsAMistake() {
    StateStore.Session session = store(0, message -> {}).lock();
    session.close();
    assertThrows(IllegalStateException.class, session::close);
  }

  @Test
  void nothingIsSavedUnderALockWhoseFileWasTakenAway() throws IOException {
    Path lock = home.resolve(Sandbox.SCOPE).resolve("state.lock");
    try (StateStore.Session session = store(0, message -> {}).lock()) {
      session.save(SampleState.of(1));
      Files.delete(lock);
      Files.createFile(lock);
      StyxyException e = assertThrows(StyxyException.class, () -> session.save(State.EMPTY));
      assertEquals(FailureCode.IO, e.code());
    }
    assertEquals(SampleState.of(1), new Sandbox(home).load());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void nobodyHoldsAFreeLock() {
    new Sandbox(home).save(State.EMPTY);
    assertTrue(LockChild.holder(home).isEmpty());
  }

  private FileStateStore store(long timeoutMillis, LockWait wait) {
    return LockChild.store(home, timeoutMillis, wait);
  }

  private StyxyException refused(long timeoutMillis) {
    return assertThrows(StyxyException.class, () -> store(timeoutMillis, message -> {}).lock());
  }

  private Process holdingChild() throws IOException {
    Process child = LockChild.start(home, "hold");
    BufferedReader out = new BufferedReader(new InputStreamReader(child.getInputStream()));
    assertEquals("locked", out.readLine(), Files.readString(home.resolve("stderr")));
    return child;
  }

  private static void assertNames(Process holder, String message) {
    if (OS.LINUX.isCurrentOs()) {
      assertTrue(message.contains("held by pid " + holder.pid() + " (java "), message);
    }
  }

  private static void end(Process child) throws IOException {
    child.getOutputStream().close();
    assertEnds(child);
  }

  private static void assertEnds(Process child) {
    try {
      assertTrue(child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "still running");
      assertEquals(0, child.exitValue());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
