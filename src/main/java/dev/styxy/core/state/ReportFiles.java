package dev.styxy.core.state;

import java.nio.file.Path;

/** Files that other programs read while they are replaced. */
@FunctionalInterface
public interface ReportFiles {

  /**
   * Replaces the content at once: readers find the old one or the new one, whole.
   *
   * @throws dev.styxy.model.StyxyException when it cannot be replaced; it is as it was
   */
  void replace(Path file, String content);
}
