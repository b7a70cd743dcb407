package dev.styxy.os.linux.process;

import dev.styxy.core.system.Sameness;
import dev.styxy.os.linux.libc.LibCStat;
import dev.styxy.os.linux.libc.ProcFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Compares working directories of processes with paths, without ever blocking. */
final class WorkingDirectories {
  private static final String OWN_NAMESPACE = "/proc/self/ns/mnt";

  /**
   * By device and inode. The link of proc(5) leads to the directory itself, in whatever mount
   * namespace it is.
   *
   * @param directory of a file system that does not block
   */
  Sameness compare(long pid, String directory) {
    try {
      Optional<LibCStat.FileId> there = LibCStat.cached("/proc/" + pid + "/cwd");
      return there.isEmpty() ? Sameness.UNKNOWN : compare(there.get(), Path.of(directory));
    } catch (LinkageError | InvalidPathException e) {
      return compareNamespaces(pid);
    }
  }

  private static Sameness compare(LibCStat.FileId there, Path here) {
    try {
      Map<String, Object> found = Files.readAttributes(here, "unix:dev,ino");
      boolean isSame =
          there.device() == ((Number) found.get("dev")).longValue()
              && there.inode() == ((Number) found.get("ino")).longValue();
      return isSame ? Sameness.SAME : Sameness.OTHER;
    } catch (IOException e) {
      return Sameness.OTHER;
    }
  }

  /**
   * In one mount namespace a path names one directory; across two, the text alone means nothing.
   */
  Sameness compareNamespaces(long pid) {
    Optional<String> own = ProcFile.readLink(OWN_NAMESPACE);
    boolean isSame = own.isPresent() && own.equals(ProcFile.readLink("/proc/" + pid + "/ns/mnt"));
    return isSame ? Sameness.SAME : Sameness.UNKNOWN;
  }
}
