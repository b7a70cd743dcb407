package dev.styxy.core.system;

import java.util.Optional;

/** Reads files that others have made, and may exchange at any moment. */
public interface UntrustedFiles {

  /**
   * What a file is.
   *
   * @param uid its owner
   * @param isOnlyName whether the file has no other name: with one, anybody may have linked it
   *     there
   */
  record Facts(long uid, boolean isRegular, boolean isOnlyName) {}

  /**
   * What was read.
   *
   * @param facts of the very file that was read
   */
  record Content(Facts facts, byte[] bytes) {}

  /**
   * A regular file that has at most so many bytes; empty for anything else. Follows no link in its
   * last part, and never blocks.
   *
   * @param path absolute
   */
  Optional<Content> read(String path, int most);

  /**
   * What is there now, without opening it, which is cheaper: something else may be there when it is
   * read. Follows no link in its last part.
   *
   * @param path absolute
   */
  Optional<Facts> look(String path);
}
