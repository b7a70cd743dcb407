package dev.styxy.core.state;

import java.nio.file.Path;

/** Makes and removes whole files of the user's, with the care of {@link UserFiles}. */
public interface ScriptFiles {

  /**
   * Makes a file that everybody may read and run.
   *
   * @return false when there is something of that name, which is left alone
   * @throws dev.styxy.model.StyxyException when it cannot be made
   */
  boolean createScript(Path file, byte[] content);

  /**
   * Removes a file.
   *
   * @param old what {@link UserFiles#read} returned
   * @return false when the content has changed since, and the file is left alone
   * @throws dev.styxy.model.StyxyException when it cannot be removed
   */
  boolean remove(Path file, byte[] old);
}
