package dev.styxy.store.event;

import dev.styxy.core.text.Notices;
import dev.styxy.model.Event;
import dev.styxy.model.StyxyException;
import dev.styxy.store.file.FileFacts;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.IoFailure;
import dev.styxy.store.file.SecureDirectory;
import dev.styxy.store.file.StateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The log of what happened: one JSON object per line, appended to a file that is rotated by size,
 * even within one append. It is written under the state lock, by one write for all lines that a
 * file has room for. A failure to log is only reported: no port may depend on it.
 */
public final class FileEventLog {
  static final long LARGEST_FILE = 1 << 20;

  private final FileOps disk;
  private final SecureDirectory place;
  private final Notices notices;
  private final Path file;

  public FileEventLog(FileOps disk, SecureDirectory place, Notices notices) {
    this.disk = disk;
    this.place = place;
    this.notices = notices;
    this.file = place.directory().resolve(StateFiles.EVENTS);
  }

  public void append(List<Event> events) {
    EventLines lines = new EventLines(events);
    try {
      while (lines.hasMore()) {
        append(lines.next(LARGEST_FILE));
      }
    } catch (IOException e) {
      notices.add("the event log could not be written: " + file + ": " + IoFailure.reason(e));
    } catch (StyxyException e) {
      notices.add("the event log could not be written: " + e.getMessage());
    }
  }

  private void append(ByteBuffer lines) throws IOException {
    Optional<FileFacts> facts = place.checkFile(file);
    if (facts.isPresent() && facts.get().size() + lines.remaining() > LARGEST_FILE) {
      rotate();
      facts = Optional.empty();
    }
    boolean isTorn = facts.isPresent() && !disk.endsWithNewline(file);
    FileChannel channel = facts.isPresent() ? disk.openForAppend(file) : disk.create(file);
    try {
      disk.write(channel, isTorn ? afterNewline(lines) : lines);
    } finally {
      disk.close(channel);
    }
  }

  /** Ends a line that a crash or a full disk cut short, and that would spoil the next one. */
  private static ByteBuffer afterNewline(ByteBuffer lines) {
    ByteBuffer bytes = ByteBuffer.allocate(lines.remaining() + 1);
    return bytes.put((byte) '\n').put(lines).flip();
  }

  private void rotate() throws IOException {
    Path directory = place.directory();
    for (int i = StateFiles.ROTATED_EVENTS; i > 1; i--) {
      Path younger = StateFiles.rotatedEvents(directory, i - 1);
      if (disk.facts(younger).isPresent()) {
        disk.rename(younger, StateFiles.rotatedEvents(directory, i));
      }
    }
    disk.rename(file, StateFiles.rotatedEvents(directory, 1));
  }
}
