package dev.styxy.core.state;

import java.nio.file.Path;
import java.util.List;

/** The directory that the state lives in, as a visitor sees it who touches nothing unasked. */
public interface StatePlace {

  /** The directory of this scope; it need not exist yet. */
  Path directory();

  /** Whether it exists. */
  boolean isThere();

  /**
   * The type of the file system that it is on, or will be once it is created, e.g. {@code ext4};
   * empty when it is unknown.
   */
  String fileSystem();

  /** What of it others may read or write, itself included. */
  List<Path> openToOthers();

  /**
   * Files that a killed process left behind, and that nobody needs. Only the holder of the state
   * lock may ask: a save has such a file for a moment, too.
   */
  List<Path> leftovers();

  /** Damaged states that were set aside. */
  List<Path> damaged();

  /**
   * Takes from others what they may read or write.
   *
   * @throws dev.styxy.model.StyxyException when the system refuses
   */
  void close(Path path);

  /**
   * Removes a leftover; only the holder of the state lock may do so.
   *
   * @throws dev.styxy.model.StyxyException when the system refuses
   */
  void remove(Path path);
}
