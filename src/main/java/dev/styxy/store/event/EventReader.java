package dev.styxy.store.event;

import dev.styxy.core.state.EventHistory;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import dev.styxy.store.file.FileFacts;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.IoFailure;
import dev.styxy.store.file.NioFileOps;
import dev.styxy.store.file.StateDirectory;
import dev.styxy.store.file.StateFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the event log, rotated files included, without the lock. Anything but a plain file is an
 * error, as a log that is left out would look like a quiet one. The beginning of a file that is too
 * large is left out. A log that is rotated while it is read is read again.
 */
public final class EventReader implements EventHistory {
  /**
   * Larger than any file that styxy writes; of a file that somebody else enlarged, the end counts.
   */
  private static final int MOST_BYTES = 2 * (int) FileEventLog.LARGEST_FILE;

  /** Tries to read a log that keeps being rotated. */
  private static final int TRIES = 3;

  private final FileOps disk;
  private final Path directory;

  /** A reader of the log in a state directory, see {@link StateDirectory#path()}. */
  public EventReader(Path directory) {
    this(new NioFileOps(), directory);
  }

  public EventReader(FileOps disk, Path directory) {
    this.disk = disk;
    this.directory = directory;
  }

  @Override
  public Log read() {
    for (int i = 1; i < TRIES; i++) {
      Optional<Log> log = readUndisturbed();
      if (log.isPresent()) {
        return log.get();
      }
    }
    return readOnce();
  }

  /** Absent when the log was rotated meanwhile, so that some of it may have been missed. */
  private Optional<Log> readUndisturbed() {
    Optional<FileFacts> before = facts(StateFiles.rotatedEvents(directory, 1));
    Log log = readOnce();
    Optional<FileFacts> after = facts(StateFiles.rotatedEvents(directory, 1));
    boolean isSame =
        before.isPresent() == after.isPresent()
            && (before.isEmpty() || before.get().isSameFile(after.get()));
    return isSame ? Optional.of(log) : Optional.empty();
  }

  private Log readOnce() {
    LogText text = new LogText();
    for (int i = StateFiles.ROTATED_EVENTS; i >= 1; i--) {
      read(StateFiles.rotatedEvents(directory, i), text);
    }
    read(directory.resolve(StateFiles.EVENTS), text);
    return text.log();
  }

  private Optional<FileFacts> facts(Path file) {
    try {
      return disk.facts(file);
    } catch (IOException e) {
      throw IoFailure.of("read the event log", file, e);
    }
  }

  private void read(Path file, LogText text) {
    Optional<FileFacts> facts = facts(file);
    if (facts.isEmpty()) {
      return;
    }
    if (facts.get().kind() != FileFacts.Kind.FILE) {
      throw new StyxyException(
          FailureCode.STATE_UNSAFE,
          "the event log is not a regular file: " + file,
          "ls -ld " + ShellWord.of(file.toString()));
    }
    try {
      byte[] end = disk.readEnd(file, MOST_BYTES);
      text.add(end, Math.max(0, facts.get().size() - end.length));
    } catch (NoSuchFileException e) {
      return; // rotated away just now
    } catch (IOException e) {
      throw IoFailure.of("read the event log", file, e);
    }
  }
}
