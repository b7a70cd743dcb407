package dev.styxy.store;

import dev.styxy.core.EventHistory;
import dev.styxy.model.LoggedEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the event log, rotated files included, without the lock. A file that is no plain file is
 * left out, and a line that is cut short or damaged is counted and passed over.
 */
public final class EventReader implements EventHistory {
  private static final int LONGEST_LINE = 1 << 16;

  private final Disk disk;
  private final Path directory;

  /** A reader of the log in a state directory, see {@link StateDirectory#path()}. */
  public EventReader(Path directory) {
    this(new NioDisk(), directory);
  }

  EventReader(Disk disk, Path directory) {
    this.disk = disk;
    this.directory = directory;
  }

  @Override
  public Log read() {
    List<LoggedEvent> events = new ArrayList<>();
    int damaged = 0;
    for (int i = StateFiles.ROTATED_EVENTS; i >= 1; i--) {
      damaged += read(StateFiles.rotatedEvents(directory, i), events);
    }
    damaged += read(directory.resolve(StateFiles.EVENTS), events);
    return new Log(events, damaged);
  }

  private int read(Path file, List<LoggedEvent> events) {
    try {
      Optional<FileFacts> facts = disk.facts(file);
      boolean isReadable =
          facts.isPresent()
              && facts.get().kind() == FileFacts.Kind.FILE
              && facts.get().size() <= 2 * FileEventLog.LARGEST_FILE;
      return isReadable ? readLines(disk.read(file), events) : 0;
    } catch (IOException e) {
      throw IoFailure.of("read the event log", file, e);
    }
  }

  private static int readLines(byte[] content, List<LoggedEvent> events) {
    int damaged = 0;
    int start = 0;
    while (start < content.length) {
      int end = start;
      while (end < content.length && content[end] != '\n') {
        end++;
      }
      if (end > start) {
        Optional<LoggedEvent> event = readLine(content, start, end);
        event.ifPresent(events::add);
        damaged += event.isPresent() ? 0 : 1;
      }
      start = end + 1;
    }
    return damaged;
  }

  private static Optional<LoggedEvent> readLine(byte[] content, int start, int end) {
    return end - start > LONGEST_LINE
        ? Optional.empty()
        : EventLine.read(Arrays.copyOfRange(content, start, end));
  }
}
