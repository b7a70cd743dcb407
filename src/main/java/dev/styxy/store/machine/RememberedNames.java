package dev.styxy.store.machine;

import dev.styxy.core.system.Clock;
import dev.styxy.store.file.FileFacts;
import dev.styxy.store.file.FileOps;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What was found in a crowd, in the user's own state directory. It counts until somebody writes to
 * the lock of the place, as whoever publishes under a new name does: anybody can say so, and nobody
 * can keep others from saying it, because only root can set the time back. Lest a lost word hide a
 * user for long, it counts for a minute at most.
 */
final class RememberedNames {
  private static final String HEADER = "styxy names 1";
  private static final String END = "end";
  private static final long SECONDS = 60;

  /** The time of a file moves in steps; news of the same step could be missed. */
  private static final long MILLIS_TO_SETTLE = 2000;

  private static final int LARGEST = 1 << 20;
  private static final int FIRST_NAME = 5;

  private final FileOps disk;
  private final Path file;
  private final Path lock;
  private final Clock clock;

  RememberedNames(FileOps disk, Path file, Path lock, Clock clock) {
    this.disk = disk;
    this.file = file;
    this.lock = lock;
    this.clock = clock;
  }

  /** The names that may be users', and who has made so many others. */
  record Found(List<String> names, Optional<Crowd> crowd) {}

  /** When somebody last published under a new name, or pretended to, in milliseconds. */
  long lastNews() throws IOException {
    return disk.modified(lock);
  }

  /** Empty when they have to be looked for. */
  Optional<Found> recall() throws IOException {
    if (!disk.isThere(file)) {
      return Optional.empty();
    }
    Optional<FileFacts> facts = disk.facts(file);
    boolean isReadable =
        facts.isPresent()
            && facts.get().kind() == FileFacts.Kind.FILE
            && facts.get().size() <= LARGEST;
    if (!isReadable) {
      return Optional.empty();
    }
    String text = new String(disk.readEnd(file, LARGEST), StandardCharsets.UTF_8);
    String[] lines = text.split("\n");
    boolean isWhole =
        lines.length > FIRST_NAME
            && lines[0].equals(HEADER)
            && lines[lines.length - 1].equals(END)
            && lines[1].equals(Long.toString(lastNews()));
    return isWhole ? recall(lines) : Optional.empty();
  }

  private Optional<Found> recall(String[] lines) {
    try {
      long age = clock.now().wallMillis() - Long.parseLong(lines[2]);
      if (age < 0 || age >= TimeUnit.SECONDS.toMillis(SECONDS)) {
        return Optional.empty();
      }
      Crowd crowd = new Crowd(Long.parseLong(lines[3]), Integer.parseInt(lines[4]));
      List<String> names = new ArrayList<>();
      for (int i = FIRST_NAME; i < lines.length - 1; i++) {
        names.add(lines[i]);
      }
      return Optional.of(
          new Found(names, crowd.files() > 0 ? Optional.of(crowd) : Optional.empty()));
    } catch (NumberFormatException e) {
      return Optional.empty(); // damaged, and made anew
    }
  }

  /**
   * Keeps them, if that is possible: a state directory that cannot be written costs time only.
   *
   * @param asOf {@link #lastNews} from before they were looked for
   */
  void keep(Found found, long asOf) {
    long now = clock.now().wallMillis();
    long age = now - asOf;
    if (age < MILLIS_TO_SETTLE) {
      return;
    }
    StringBuilder text = new StringBuilder(HEADER).append('\n').append(asOf).append('\n');
    text.append(now).append('\n');
    Crowd crowd = found.crowd().orElse(new Crowd(0, 0));
    text.append(crowd.uid()).append('\n').append(crowd.files()).append('\n');
    for (String name : found.names()) {
      text.append(name).append('\n');
    }
    write(text.append(END).append('\n').toString());
  }

  private void write(String text) {
    try {
      disk.delete(file);
      FileChannel channel = disk.create(file);
      try {
        disk.write(channel, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      } finally {
        disk.close(channel);
      }
    } catch (IOException e) {
      return; // the next invocation looks for them again
    }
  }
}
