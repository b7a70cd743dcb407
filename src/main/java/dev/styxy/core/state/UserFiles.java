package dev.styxy.core.state;

import java.nio.file.Path;

/**
 * Reads and replaces the user's own files. Links are not followed, and a file is left alone if it
 * belongs to somebody else, or if others could exchange it meanwhile.
 */
public interface UserFiles {
  /**
   * The content; empty when there is no file yet.
   *
   * @throws dev.styxy.model.StyxyException when it is not a regular file of moderate size that this
   *     user may read and write
   */
  byte[] read(Path file);

  /**
   * The content of a file that is only looked at: it may be read-only, a link, or somebody else's.
   *
   * @throws dev.styxy.model.StyxyException when there is none, or it is not a regular file of
   *     moderate size that this user may read
   */
  byte[] look(Path file);

  /**
   * Replaces the content at once and keeps group and mode.
   *
   * @param old what {@link #read} returned
   * @return false when the content has changed since, and the file is left alone
   * @throws dev.styxy.model.StyxyException when it cannot be replaced; it is as it was
   */
  boolean replace(Path file, byte[] old, byte[] content);

  /**
   * Makes a file that only the user may read, with the directories above it.
   *
   * @return false when there is something of that name, which is left alone
   * @throws dev.styxy.model.StyxyException when it cannot be made
   */
  boolean create(Path file, byte[] content);
}
