package dev.styxy.core.state;

import java.nio.file.Path;

/** Reads and replaces files of the user's that hold variables. */
public interface EnvFiles {
  /**
   * The content; empty when there is no file yet.
   *
   * @throws dev.styxy.model.StyxyException when it is no regular file of bearable size that this
   *     user may read and write
   */
  byte[] read(Path file);

  /**
   * Replaces the content at once and keeps mode and owner.
   *
   * @param old what {@link #read} returned
   * @return false when the file has another content by now; it is left alone then
   * @throws dev.styxy.model.StyxyException when it could not be replaced; it is as it was
   */
  boolean replace(Path file, byte[] old, byte[] content);
}
