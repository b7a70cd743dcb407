package dev.styxy.os.linux;

import dev.styxy.core.system.FileStat;
import dev.styxy.core.system.UntrustedFiles;
import dev.styxy.os.linux.libc.LibC;
import dev.styxy.os.linux.libc.LibCFile;
import dev.styxy.os.linux.libc.LibCStat;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads files through descriptors: the JDK opens a FIFO and waits, and has no way to ask an open
 * file what it is.
 */
final class NonblockingFiles implements UntrustedFiles {
  private static final int TYPE_MASK = 0170000;
  private static final int REGULAR = 0100000;

  @Override
  public Optional<Content> read(String path, int most) {
    int fd = LibCFile.open(path);
    if (fd < 0) {
      return Optional.empty();
    }
    try {
      Optional<FileStat> facts = LibCStat.of(fd);
      return facts.isPresent() && isAcceptable(facts.get(), most)
          ? read(fd, facts.get())
          : Optional.empty();
    } finally {
      LibC.close(fd);
    }
  }

  @Override
  public Optional<Facts> look(String path) {
    Optional<FileStat> found = LibCStat.at(path);
    return found.isPresent() ? Optional.of(facts(found.get())) : Optional.empty();
  }

  private static Facts facts(FileStat found) {
    boolean isRegular = (found.mode() & TYPE_MASK) == REGULAR;
    return new Facts(found.uid(), isRegular, found.links() == 1);
  }

  private static boolean isAcceptable(FileStat facts, int most) {
    return (facts.mode() & TYPE_MASK) == REGULAR && facts.size() <= most;
  }

  /**
   * One byte of room more than it has: a file that grows meanwhile is being written, and not read.
   */
  private static Optional<Content> read(int fd, FileStat facts) {
    byte[] bytes = new byte[(int) facts.size() + 1];
    int length = 0;
    while (length < bytes.length) {
      byte[] piece = new byte[bytes.length - length];
      long count = LibCFile.read(fd, piece);
      if (count < 0) {
        return Optional.empty();
      }
      if (count == 0) {
        return Optional.of(new Content(facts(facts), Arrays.copyOf(bytes, length)));
      }
      System.arraycopy(piece, 0, bytes, length, (int) count);
      length += (int) count;
    }
    return Optional.empty();
  }
}
