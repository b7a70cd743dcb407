package dev.styxy.store.machine;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.lock.LockHolder;
import dev.styxy.store.lock.LockHolders;
import dev.styxy.store.lock.LockPatience;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lock around choosing and publishing, which all users of the machine take in turn: an fcntl
 * lock on a file that only root can replace. At most one process of each user waits for it, because
 * that process has the user's own lock. Whoever waits gives up when one process keeps it for a
 * second; while it changes hands, somebody else is only quicker.
 */
final class Turn {
  private static final long MILLIS_WITH_ONE = 1000;

  /** So that those who pass it to each other do not make everybody wait for ever. */
  private static final int MOST_HOLDERS = 4;

  private final FileOps disk;
  private final Path file;
  private final LockHolders holders;

  /** Null while there is no turn. */
  private FileChannel channel;

  Turn(FileOps disk, Path file, LockHolders holders) {
    this.disk = disk;
    this.file = file;
    this.holders = holders;
  }

  boolean isTaken() {
    return channel != null;
  }

  /** The process that has it, where the system tells. */
  Optional<LockHolder> holder() {
    return holders.holderOf(file);
  }

  /** The pid of that process; 0 for none or unknown. */
  private long pid() {
    Optional<LockHolder> holder = holder();
    return holder.isPresent() ? holder.get().pid() : 0;
  }

  /** Whether it could be taken at once. */
  boolean takeNow() throws IOException {
    channel = disk.open(file);
    if (channel.tryLock() == null) {
      end();
    }
    return isTaken();
  }

  /** Whether it could be taken before one process had kept it for a second. */
  boolean take() throws IOException {
    boolean isMoving = !takeNow();
    for (int i = 0; i < MOST_HOLDERS && isMoving && !isTaken(); i++) {
      long before = pid();
      waitForOne();
      isMoving = isTaken() || before != 0 && pid() != before;
    }
    return isTaken();
  }

  private void waitForOne() throws IOException {
    FileChannel waiting = disk.open(file);
    try {
      new LockPatience(MILLIS_WITH_ONE, new Silence(), holders).lock(waiting, file);
      channel = waiting;
    } catch (StyxyException e) {
      disk.close(waiting);
      if (e.code() != FailureCode.LOCK_TIMEOUT) {
        throw e;
      }
    }
  }

  /**
   * Writes to the file, as a sign to others that there is a name that they have not seen. To close
   * the file elsewhere would give up the turn (fcntl_locking(2)).
   */
  void tellNews() throws IOException {
    FileChannel at = isTaken() ? channel : disk.open(file);
    try {
      disk.write(at, ByteBuffer.wrap(new byte[] {'\n'}));
    } finally {
      if (at != channel) {
        disk.close(at);
      }
    }
  }

  /** Lets the next one choose: the kernel drops the lock with the file. */
  void end() throws IOException {
    FileChannel held = channel;
    channel = null;
    if (held != null) {
      disk.close(held);
    }
  }
}
