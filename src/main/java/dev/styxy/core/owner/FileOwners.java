package dev.styxy.core.owner;

import dev.styxy.core.system.FileMaker;
import dev.styxy.core.system.FileStat;
import dev.styxy.core.system.FileStats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Recognizes what a stranger has put there: a file that belongs to neither the user nor root says
 * nothing about what the user wants. Where owners are not known, nobody is a stranger.
 */
public final class FileOwners {
  private static final long ROOT = 0;
  private static final String UID = "unix:uid";

  private final FileStats stats;

  /** Found when the first file is asked about; null until then. */
  private OptionalLong user;

  /** As this process sees it. */
  public FileOwners() {
    this(new FileStats.None());
  }

  /**
   * The same.
   *
   * @param stats asked before the JDK
   */
  public FileOwners(FileStats stats) {
    this.stats = stats;
  }

  /** As this user sees it. */
  public FileOwners(long user) {
    this();
    this.user = OptionalLong.of(user);
  }

  /** Whether a file is there and belongs to a stranger; a link counts as itself. */
  public boolean isStrange(Path file) {
    Optional<FileStat> stat = stats.lstat(file.toString());
    return isStrangerTo(
        stat.isPresent() && stat.get().isThere()
            ? OptionalLong.of(stat.get().uid())
            : uid(file, LinkOption.NOFOLLOW_LINKS));
  }

  /** Whether a file, or the link in its place, belongs to a stranger. */
  public boolean leadsToStrange(Path file) {
    return isStrange(file) || (Files.isSymbolicLink(file) && isStrangerTo(uid(file)));
  }

  private boolean isStrangerTo(OptionalLong owner) {
    if (owner.isEmpty() || owner.getAsLong() == ROOT) {
      return false;
    }
    if (user == null) {
      user = userOf(Path.of("/proc/self"));
    }
    return user.isPresent() && user.getAsLong() != owner.getAsLong();
  }

  /**
   * The effective uid: the kernel lets it own the process's directory, as proc(5) says. macOS has
   * no such directory.
   */
  static OptionalLong userOf(Path own) {
    OptionalLong uid = uid(own);
    return uid.isPresent() ? uid : FileMaker.uid();
  }

  private static OptionalLong uid(Path file, LinkOption... options) {
    try {
      boolean hasOwners = file.getFileSystem().supportedFileAttributeViews().contains("unix");
      return hasOwners
          ? OptionalLong.of(
              ((Number) Files.getAttribute(file, UID, options)).longValue() & 0xffffffffL)
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
