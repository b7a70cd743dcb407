package dev.styxy.core.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How this styxy was installed, and what it runs on. */
public interface Installation {

  /** The version and vendor of the Java in use, and where it is. */
  String java();

  /** The archives that make the start quick; empty when none was installed. */
  List<Path> archives();

  /** Whether a start of this very installation with this archive really takes classes from it. */
  ArchiveUse archiveUse(Path archive);

  /** What was found out about an archive. */
  enum ArchiveUse {
    USED,
    UNUSED,
    MISSING,
    /** No start could be watched, as in a sandbox where nothing can be written. */
    UNKNOWN
  }

  /** How long starts take here; empty when one fails. */
  Optional<StartTimes> startTimes();

  /**
   * The best of a few starts each, in milliseconds.
   *
   * @param own of {@code styxy --version}
   * @param empty of a Java program that does nothing, on the same Java
   */
  record StartTimes(long own, long empty) {}

  /** The launcher of this installation; absent when it is not an installed one. */
  Optional<Path> launcher();

  /** Every styxy on the PATH, in the order in which the shell finds them. */
  List<Path> onPath();

  /** The user's shell, e.g. {@code zsh}; empty when it is not known. */
  String shell();

  /** Where this installation keeps the completions of that shell; absent when it has none. */
  Optional<Path> completions();
}
