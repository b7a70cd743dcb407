package dev.styxy.core.system;

import java.util.Optional;

/** Reads files that others have made, and may exchange at any moment. */
public interface UntrustedFiles {

  /**
   * What was read.
   *
   * @param uid the owner of the very file that was read
   * @param isOnlyName whether the file has no other name: with one, anybody may have linked it
   *     there
   */
  record Content(long uid, boolean isOnlyName, byte[] bytes) {}

  /**
   * A regular file that has at most so many bytes; empty for anything else. Follows no link in its
   * last part, and never blocks.
   *
   * @param path absolute
   */
  Optional<Content> read(String path, int most);
}
