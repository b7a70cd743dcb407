package dev.styxy.store.machine;

import dev.styxy.store.file.FileOps;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * The lock around choosing and publishing, which all users of the machine take in turn: an fcntl
 * lock on a file that only root can replace. At most one process of each user waits for it, because
 * that process has the user's own lock.
 */
final class Turn {
  private static final long NANOS_TO_ASK_AGAIN = 2_000_000;

  private final FileOps disk;
  private final Path file;

  /** Null while there is no turn. */
  private FileChannel channel;

  Turn(FileOps disk, Path file) {
    this.disk = disk;
    this.file = file;
  }

  boolean isTaken() {
    return channel != null;
  }

  /** Whether it could be taken within that time. */
  boolean take(long nanos) throws IOException {
    channel = disk.open(file);
    long start = System.nanoTime();
    FileLock lock = channel.tryLock();
    while (lock == null && System.nanoTime() - start < nanos) {
      LockSupport.parkNanos(NANOS_TO_ASK_AGAIN);
      lock = channel.tryLock();
    }
    if (lock == null) {
      end();
    }
    return lock != null;
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
