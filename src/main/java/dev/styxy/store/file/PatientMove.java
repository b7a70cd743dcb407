package dev.styxy.store.file;

import dev.styxy.core.system.Pause;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Renames a file where a virus scanner, an indexer or a reader may have either of the two open:
 * Windows then refuses it with a sharing violation (ERROR_SHARING_VIOLATION, ERROR_ACCESS_DENIED),
 * until they let go, which takes them milliseconds.
 */
final class PatientMove {
  /** About a second in all. */
  private static final int TRIES = 14;

  private static final long LONGEST_PAUSE_MILLIS = 100;

  private final Pause pause;

  /** One attempt. */
  @FunctionalInterface
  interface Attempt {
    void move() throws IOException;
  }

  PatientMove() {
    this(millis -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis)));
  }

  PatientMove(Pause pause) {
    this.pause = pause;
  }

  /** Tries until it works; throws what the last attempt did. */
  void move(Attempt attempt) throws IOException {
    long millis = 1;
    for (int i = 1; i < TRIES; i++) {
      try {
        attempt.move();
        return;
      } catch (FileSystemException e) {
        if (isLasting(e)) {
          throw e;
        }
        pause.millis(millis);
        millis = Math.min(2 * millis, LONGEST_PAUSE_MILLIS);
      }
    }
    attempt.move();
  }

  private static boolean isLasting(FileSystemException e) {
    return e instanceof NoSuchFileException
        || e instanceof FileAlreadyExistsException
        || e instanceof NotDirectoryException;
  }
}
