package dev.styxy.os.linux.libc;

import com.sun.jna.Function;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** statx(2). */
public final class LibCStat {
  private static final int AT_FDCWD = -100;

  /** Uses what the kernel has cached and asks no file server: the answer never changes. */
  private static final int AT_STATX_DONT_SYNC = 0x4000;

  private static final int STATX_INO = 0x100;

  /** The size of {@code struct statx} of {@code <linux/stat.h>}, and where its fields are. */
  private static final int SIZE = 256;

  private static final int INODE = 32;
  private static final int DEVICE_MAJOR = 136;
  private static final int DEVICE_MINOR = 140;

  private static final Function STATX = CLibrary.function("statx");

  private LibCStat() {}

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
    long device =
        device(NativeBytes.s32(found, DEVICE_MAJOR), NativeBytes.s32(found, DEVICE_MINOR));
    return Optional.of(new FileId(device, NativeBytes.s64(found, INODE)));
  }

  /** Combined as by makedev(3). */
  private static long device(long major, long minor) {
    return (major & 0xfff) << 8 | (major & ~0xfffL) << 32 | minor & 0xff | (minor & ~0xffL) << 12;
  }
}
