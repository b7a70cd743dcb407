package dev.styxy.cli.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells pipes, whose readers may go away at any time, from files and terminals. */
public final class Pipes {
  /** inode(7). */
  private static final int S_IFMT = 0170000;

  private static final int S_IFIFO = 0010000;
  private static final int S_IFSOCK = 0140000;

  private Pipes() {}

  /** Whether a descriptor is a pipe or a socket; false when that is unknown. */
  public static boolean isPipe(int descriptor) {
    try {
      Object mode = Files.getAttribute(Path.of("/dev/fd/" + descriptor), "unix:mode");
      int kind = (Integer) mode & S_IFMT;
      return kind == S_IFIFO || kind == S_IFSOCK;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }
}
