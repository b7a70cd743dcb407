package dev.styxy.store.file;

import dev.styxy.core.system.FileMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The user that this process acts as, found without the name service. */
public final class CurrentUser {
  /** Where the user is unknown, no file is foreign; modes are still checked. */
  public static final long UNKNOWN = -1;

  /** Users without a number in a user namespace are shown as this one (user_namespaces(7)). */
  private static final long OVERFLOW = 65534;

  /** What uid_map contains where every user has a number, as on a machine without namespaces. */
  private static final String ALL_USERS = "4294967295";

  private CurrentUser() {}

  /** Whether this uid may be somebody without a number here: usually the host's root. */
  static boolean standsForOthers(long uid) {
    if (uid != OVERFLOW) {
      return false;
    }
    try {
      return !Files.readString(Path.of("/proc/self/uid_map")).contains(ALL_USERS);
    } catch (IOException e) {
      return false;
    }
  }

  /** The effective uid. */
  public static long uid() {
    return uid(Path.of("/proc/self"));
  }

  /**
   * The kernel lets the effective user own the process's directory, as proc(5) says. macOS has no
   * such directory.
   */
  static long uid(Path own) {
    try {
      Optional<FileFacts> self = FileFactsReader.read(own);
      return self.isPresent() ? self.get().uid() : FileMaker.uid().orElse(UNKNOWN);
    } catch (IOException | UnsupportedOperationException e) {
      return UNKNOWN;
    }
  }
}
