package dev.styxy.os.linux.libc;

import com.sun.jna.Function;
import java.nio.charset.StandardCharsets;

/**
 * Finds paths in the kernel's cache of names alone: openat2(2) with RESOLVE_CACHED, which needs
 * Linux 5.12. No file system is asked, so nothing can block. The C library has no such call.
 */
public final class CachedLookup {
  /** The same on every architecture: {@code <asm-generic/unistd.h>}. */
  private static final long OPENAT2 = 437;

  private static final long AT_FDCWD = -100;

  /** Of {@code <asm-generic/fcntl.h>}: only the path is looked up, nothing is opened. */
  private static final long O_PATH = 0x200000;

  private static final long O_CLOEXEC = 0x80000;

  /** Of {@code <linux/openat2.h>}, like the layout: flags, mode, resolve. */
  private static final long RESOLVE_NO_SYMLINKS = 0x04;

  private static final long RESOLVE_CACHED = 0x20;
  private static final int SIZE = 24;

  private static final Function SYSCALL = CLibrary.function("syscall");

  private CachedLookup() {}

  /**
   * Whether the path is known to be there, and leads over no link. If not, it may be there
   * nevertheless.
   *
   * @throws LinkageError where the C library cannot be called
   */
  public static boolean finds(String path) {
    byte[] name = (path + "\0").getBytes(StandardCharsets.UTF_8);
    byte[] how = new byte[SIZE];
    NativeBytes.putS64(how, 0, O_PATH | O_CLOEXEC);
    NativeBytes.putS64(how, 16, RESOLVE_NO_SYMLINKS | RESOLVE_CACHED);
    int fd = (int) SYSCALL.invokeLong(new Object[] {OPENAT2, AT_FDCWD, name, how, (long) SIZE});
    if (fd < 0) {
      return false;
    }
    LibC.close(fd);
    return true;
  }
}
