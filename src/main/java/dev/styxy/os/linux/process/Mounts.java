package dev.styxy.os.linux.process;

import dev.styxy.os.linux.libc.ProcFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The mounts that this process sees, from {@code /proc/self/mountinfo} (proc_pid_mountinfo(5)),
 * which the kernel writes without asking any of them.
 */
final class Mounts {
  /**
   * File systems that do not depend on a server, local or remote, that may hang. All others (fuse,
   * nfs, cifs, 9p, virtiofs, autofs, …) may block a lookup.
   */
  private static final Set<String> LOCAL =
      Set.of(
          "bcachefs",
          "btrfs",
          "erofs",
          "exfat",
          "ext2",
          "ext3",
          "ext4",
          "f2fs",
          "jfs",
          "ntfs3",
          "overlay",
          "ramfs",
          "reiserfs",
          "rootfs",
          "squashfs",
          "tmpfs",
          "vfat",
          "xfs",
          "zfs");

  private static final int MOUNT_POINT = 4;

  /** Where other file systems are mounted; null when the mounts are unknown. */
  private final List<String> blocking;

  private Mounts(List<String> blocking) {
    this.blocking = blocking;
  }

  static Mounts read() {
    Optional<byte[]> table = ProcFile.read("/proc/self/mountinfo");
    return table.isEmpty() ? new Mounts(null) : of(new String(table.get(), StandardCharsets.UTF_8));
  }

  /** Lines of fields separated by spaces, a varying number of them before a hyphen and the type. */
  static Mounts of(String table) {
    List<String> blocking = new ArrayList<>();
    for (String line : table.split("\n")) {
      String[] fields = line.split(" ");
      int hyphen = line.indexOf(" - ");
      if (fields.length > MOUNT_POINT && hyphen >= 0) {
        String type = line.substring(hyphen + 3).split(" ")[0];
        if (!LOCAL.contains(type)) {
          blocking.add(plain(fields[MOUNT_POINT]));
        }
      }
    }
    return new Mounts(blocking);
  }

  /** Whether anything on the way to the path, or above it, is on such a mount. */
  boolean mayBlock(String path) {
    if (blocking == null) {
      return true;
    }
    for (String point : blocking) {
      if (path.equals(point) || path.startsWith(point.endsWith("/") ? point : point + "/")) {
        return true;
      }
    }
    return false;
  }

  /** White space is written as a backslash and three octal digits. */
  private static String plain(String field) {
    return field
        .replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\");
  }
}
