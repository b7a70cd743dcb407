package dev.styxy.store;

import dev.styxy.core.text.Notices;
import dev.styxy.model.FailureCode;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import dev.styxy.store.codec.GoodRows;
import dev.styxy.store.codec.StateEncoder;
import dev.styxy.store.codec.StateFormat;
import dev.styxy.store.codec.StateValidator;
import dev.styxy.store.file.AtomicFile;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.IoFailure;
import dev.styxy.store.file.StateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The state file with its spare copy. Every save replaces the file, flushes it, and then gives the
 * spare the same content: whatever happens to the file afterwards, the spare has the latest state,
 * not the one before. Only the holder of the lock may use it.
 */
final class StateFile {
  private final FileOps disk;
  private final AtomicFile file;
  private final AtomicFile spare;
  private final Notices notices;
  private final GoodRows rows;

  /** The spare that was just written, still open; null when there is none. */
  private FileChannel openSpare;

  /**
   * The files in that directory.
   *
   * @param rows what was found valid when it was read
   */
  StateFile(FileOps disk, Path directory, Notices notices, GoodRows rows) {
    this.disk = disk;
    this.rows = rows;
    this.file = new AtomicFile(disk, directory, StateFiles.STATE);
    this.spare = new AtomicFile(disk, directory, StateFiles.SPARE);
    this.notices = notices;
  }

  Path path() {
    return file.path();
  }

  Path sparePath() {
    return spare.path();
  }

  /** Removes what a killed process may have left; failing to do so is harmless. */
  void removeLeftovers() {
    try {
      file.removeLeftover();
      spare.removeLeftover();
    } catch (IOException e) {
      notices.add("cannot remove a leftover file: " + IoFailure.reason(e));
    }
  }

  /** The bytes of a state, provided that it is valid. */
  ByteBuffer encode(State state) {
    String objection = StateValidator.objectionTo(state, rows);
    if (!objection.isEmpty()) {
      throw new StyxyException(
          FailureCode.INTERNAL, "refused to save an invalid state: " + objection);
    }
    ByteBuffer content = StateEncoder.encode(state);
    if (content.remaining() > StateFormat.LARGEST_FILE) {
      throw new StyxyException(
          FailureCode.IO,
          "the state is too large to save: " + content.remaining() + " bytes",
          "release what you no longer need: styxy list, styxy release");
    }
    return content;
  }

  /** Writes the file; when it returns, the state is on the disk. */
  void write(ByteBuffer content) {
    try {
      file.replaceDurably(content.duplicate());
    } catch (IOException e) {
      throw IoFailure.ofWriting("save the state", file.path(), e);
    }
  }

  /** Writes the spare; as the state is already saved, a failure is only reported. */
  void writeSpare(ByteBuffer content) {
    try {
      flushSpare();
      openSpare = spare.replaceOpen(content.duplicate());
    } catch (IOException e) {
      tellOfSpare(e);
    }
  }

  /**
   * Flushes the spare. That takes as long as for the state itself, so it happens after the lock is
   * released: an open file does not need the lock.
   */
  void flushSpare() {
    if (openSpare == null) {
      return;
    }
    FileChannel channel = openSpare;
    openSpare = null;
    try {
      try {
        disk.sync(channel);
      } finally {
        disk.close(channel);
      }
    } catch (IOException e) {
      tellOfSpare(e);
    }
  }

  private void tellOfSpare(IOException e) {
    notices.add(
        "the state is saved, but not its spare copy: " + spare.path() + ": " + IoFailure.reason(e));
  }
}
