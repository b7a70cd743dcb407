package dev.styxy.os.linux;

import dev.styxy.core.system.FileStat;
import dev.styxy.core.system.FileStats;
import dev.styxy.os.linux.libc.LibCStat;
import java.util.Optional;

/** statx(2). */
final class LinuxFileStats implements FileStats {
  /** Until the C library turns out to have no such call, or not to be callable at all. */
  private boolean isCallable = true;

  @Override
  public Optional<FileStat> stat(String path) {
    return ask(path, true);
  }

  @Override
  public Optional<FileStat> lstat(String path) {
    return ask(path, false);
  }

  private Optional<FileStat> ask(String path, boolean isFollowing) {
    if (!isCallable) {
      return Optional.empty();
    }
    try {
      return LibCStat.of(path, isFollowing);
    } catch (LinkageError e) {
      isCallable = false;
      return Optional.empty();
    }
  }
}
