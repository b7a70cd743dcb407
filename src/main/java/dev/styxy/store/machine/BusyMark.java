package dev.styxy.store.machine;

import dev.styxy.store.file.FileFacts;
import dev.styxy.store.file.FileOps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Remembers, in the user's own state directory, that the turn could not be had: those who come soon
 * after do not wait for it again, or a user who sits on it would cost each of them a second, one
 * after the other.
 */
final class BusyMark {
  private static final long SECONDS = 15;

  private final FileOps disk;
  private final Path file;

  BusyMark(FileOps disk, Path file) {
    this.disk = disk;
    this.file = file;
  }

  /** Whether it was set within the last 15 s. */
  boolean isSet(long nowMillis) throws IOException {
    Optional<FileFacts> facts = disk.facts(file);
    if (facts.isEmpty()) {
      return false;
    }
    long age = nowMillis - disk.modified(file);
    return age >= 0 && age < TimeUnit.SECONDS.toMillis(SECONDS);
  }

  void set() throws IOException {
    disk.delete(file);
    disk.close(disk.create(file));
  }

  void clear() throws IOException {
    disk.delete(file);
  }
}
