package dev.styxy.store.machine;

import dev.styxy.store.file.FileFacts;
import dev.styxy.store.file.FileOps;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Remembers, in the user's own state directory, which process never gave up its turn: while that
 * one has it, those who come soon after do not wait again, or it would cost each of them a second,
 * one after the other.
 */
final class BusyMark {
  private static final long SECONDS = 15;
  private static final int MOST_DIGITS = 20;

  private final FileOps disk;
  private final Path file;

  BusyMark(FileOps disk, Path file) {
    this.disk = disk;
    this.file = file;
  }

  /** Whether this process was marked within the last 15 s. */
  boolean names(long pid, long nowMillis) throws IOException {
    Optional<FileFacts> facts = disk.facts(file);
    if (facts.isEmpty() || facts.get().kind() != FileFacts.Kind.FILE) {
      return false;
    }
    long age = nowMillis - disk.modified(file);
    String marked = new String(disk.readEnd(file, MOST_DIGITS), StandardCharsets.US_ASCII);
    return age >= 0
        && age < TimeUnit.SECONDS.toMillis(SECONDS)
        && marked.equals(Long.toString(pid));
  }

  void set(long pid) throws IOException {
    disk.delete(file);
    FileChannel channel = disk.create(file);
    try {
      disk.write(channel, ByteBuffer.wrap(Long.toString(pid).getBytes(StandardCharsets.US_ASCII)));
    } finally {
      disk.close(channel);
    }
  }
}
