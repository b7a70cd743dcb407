package dev.styxy.os.linux.libc;

import com.sun.jna.Function;
import dev.styxy.core.system.FileStat;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** statx(2). */
public final class LibCStat {
  private static final int AT_FDCWD = -100;
  private static final int AT_EMPTY_PATH = 0x1000;

  /** Uses what the kernel has cached and asks no file server: the answer never changes. */
  private static final int AT_STATX_DONT_SYNC = 0x4000;

  /** {@code <linux/fcntl.h>}: a link and a mount point stand for themselves. */
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;

  private static final int AT_NO_AUTOMOUNT = 0x800;

  private static final int STATX_TYPE = 0x1;
  private static final int STATX_BASIC_STATS = 0x7ff;
  private static final int STATX_INO = 0x100;
  private static final int STATX_BTIME = 0x800;

  /** Since Linux 5.8, like the attribute; earlier kernels leave both out. */
  private static final int STATX_MNT_ID = 0x1000;

  private static final int STATX_ATTR_MOUNT_ROOT = 0x2000;

  /** The size of {@code struct statx} of {@code <linux/stat.h>}, and where its fields are. */
  private static final int SIZE = 256;

  private static final int ATTRIBUTES = 8;
  private static final int LINKS = 16;
  private static final int UID = 20;
  private static final int MODE = 28;
  private static final int INODE = 32;
  private static final int LENGTH = 40;
  private static final int BORN_SECONDS = 80;
  private static final int BORN_NANOS = 88;
  private static final int DEVICE_MAJOR = 136;
  private static final int DEVICE_MINOR = 140;
  private static final int MOUNT_ID = 144;

  private static final int S_IFMT = 0170000;
  private static final int S_IFDIR = 0040000;

  private static final Function STATX = CLibrary.function("statx");

  private LibCStat() {}

  /**
   * What stat(2) says, or lstat(2); empty when it fails. Of paths in plain ASCII alone: the bytes
   * of others depend on the locale, and only the JDK knows which it uses.
   *
   * @throws LinkageError where the C library has no such call
   */
  public static Optional<FileStat> of(String path, boolean isFollowing) {
    byte[] name = (path + "\0").getBytes(StandardCharsets.UTF_8);
    boolean isAscii = name.length == path.length() + 1;
    byte[] found = new byte[SIZE];
    int flags = isFollowing ? AT_NO_AUTOMOUNT : AT_NO_AUTOMOUNT | AT_SYMLINK_NOFOLLOW;
    if (!isAscii || !isFound(AT_FDCWD, name, flags, found)) {
      return isAscii && LibC.errno() == Errno.ENOENT
          ? Optional.of(FileStat.NOTHING)
          : Optional.empty();
    }
    boolean isWhole = (NativeBytes.s32(found, 0) & STATX_BASIC_STATS) == STATX_BASIC_STATS;
    return isWhole ? Optional.of(stat(found)) : Optional.empty();
  }

  /** What the open file is; empty where the system does not say. */
  public static Optional<FileStat> of(int fd) {
    byte[] found = new byte[SIZE];
    return isFound(fd, new byte[1], AT_EMPTY_PATH, found)
        ? Optional.of(stat(found))
        : Optional.empty();
  }

  /** What is at a path in UTF-8, a link itself; empty where nothing is. */
  public static Optional<FileStat> at(String path) {
    byte[] name = (path + "\0").getBytes(StandardCharsets.UTF_8);
    byte[] found = new byte[SIZE];
    return isFound(AT_FDCWD, name, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT, found)
        ? Optional.of(stat(found))
        : Optional.empty();
  }

  private static boolean isFound(int fd, byte[] name, int flags, byte[] found) {
    return STATX.invokeInt(new Object[] {fd, name, flags, STATX_BASIC_STATS, found}) == 0;
  }

  private static FileStat stat(byte[] found) {
    FileId id = id(found);
    return new FileStat(
        NativeBytes.u16(found, MODE),
        NativeBytes.s32(found, UID) & 0xffffffffL,
        NativeBytes.s32(found, LINKS),
        id.device(),
        id.inode(),
        NativeBytes.s64(found, LENGTH));
  }

  /**
   * Identifies a file, whatever its name.
   *
   * @param device as stat(2) reports it
   */
  public record FileId(long device, long inode) {}

  /**
   * As far as it is cached; empty when it is unknown.
   *
   * @param path plain ASCII
   * @throws LinkageError where the C library has no such call
   */
  public static Optional<FileId> cached(String path) {
    byte[] name = (path + "\0").getBytes(StandardCharsets.US_ASCII);
    byte[] found = new byte[SIZE];
    Object[] arguments = {AT_FDCWD, name, AT_STATX_DONT_SYNC, STATX_INO, found};
    if (STATX.invokeInt(arguments) != 0 || (NativeBytes.s32(found, 0) & STATX_INO) == 0) {
      return Optional.empty();
    }
    return Optional.of(id(found));
  }

  /**
   * A directory.
   *
   * @param born microseconds since 1970-01-01 UTC; 0 where the file system does not tell
   * @param isMountRoot where the kernel tells
   * @param mountId of the mount that it was found on; 0 where the kernel does not tell
   */
  public record Directory(FileId id, long born, boolean isMountRoot, long mountId) {}

  /**
   * The directory at a path, as far as it is cached; empty for anything else, a link too.
   *
   * @throws LinkageError where the C library has no such call
   */
  public static Optional<Directory> directory(String path) {
    byte[] name = (path + "\0").getBytes(StandardCharsets.UTF_8);
    byte[] found = new byte[SIZE];
    int flags = AT_STATX_DONT_SYNC | AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT;
    int mask = STATX_TYPE | STATX_INO | STATX_BTIME | STATX_MNT_ID;
    Object[] arguments = {AT_FDCWD, name, flags, mask, found};
    if (STATX.invokeInt(arguments) != 0) {
      return Optional.empty();
    }
    int known = NativeBytes.s32(found, 0);
    boolean isDirectory =
        (known & STATX_INO) != 0 && (NativeBytes.u16(found, MODE) & S_IFMT) == S_IFDIR;
    return isDirectory ? Optional.of(directory(found, known)) : Optional.empty();
  }

  private static Directory directory(byte[] found, int known) {
    long seconds = (known & STATX_BTIME) == 0 ? 0 : NativeBytes.s64(found, BORN_SECONDS);
    long micros = NativeBytes.s32(found, BORN_NANOS) / 1000;
    return new Directory(
        id(found),
        seconds <= 0 ? 0 : seconds * 1_000_000 + micros,
        (NativeBytes.s64(found, ATTRIBUTES) & STATX_ATTR_MOUNT_ROOT) != 0,
        (known & STATX_MNT_ID) == 0 ? 0 : NativeBytes.s64(found, MOUNT_ID));
  }

  private static FileId id(byte[] found) {
    long device =
        device(NativeBytes.s32(found, DEVICE_MAJOR), NativeBytes.s32(found, DEVICE_MINOR));
    return new FileId(device, NativeBytes.s64(found, INODE));
  }

  /** Combined as by makedev(3). */
  private static long device(long major, long minor) {
    return (major & 0xfff) << 8 | (major & ~0xfffL) << 32 | minor & 0xff | (minor & ~0xffL) << 12;
  }
}
