package dev.styxy.os.linux.libc;

import com.sun.jna.Function;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** open(2), statx(2) and read(2), for files that may be anything. */
public final class LibCFile {
  private static final int O_NONBLOCK = 04000;
  private static final int O_CLOEXEC = 02000000;

  /** The flags of {@code <asm/fcntl.h>}: arm and arm64 differ from {@code asm-generic}. */
  private static final int O_NOFOLLOW = isArm() ? 0100000 : 0400000;

  private static final int AT_FDCWD = -100;
  private static final int AT_EMPTY_PATH = 0x1000;

  /** {@code <linux/fcntl.h>}: a link and a mount point stand for themselves. */
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;

  private static final int AT_NO_AUTOMOUNT = 0x800;
  private static final int STATX_BASIC_STATS = 0x7ff;

  /** The size of {@code struct statx} of {@code <linux/stat.h>}, and where its fields are. */
  private static final int SIZE = 256;

  private static final int LINKS = 16;
  private static final int UID = 20;
  private static final int MODE = 28;
  private static final int LENGTH = 40;

  private static final Function OPEN = CLibrary.function("open");
  private static final Function STATX = CLibrary.function("statx");
  private static final Function READ = CLibrary.function("read");

  private LibCFile() {}

  /**
   * What an open file is.
   *
   * @param mode with its type, as in stat(2)
   * @param size in bytes
   */
  public record Facts(int mode, long uid, int links, long size) {}

  private static boolean isArm() {
    String machine = System.getProperty("os.arch");
    return machine.equals("aarch64") || machine.startsWith("arm");
  }

  /** Opens a file for reading, without waiting for anybody and without following a link. */
  public static int open(String path) {
    byte[] name = (path + "\0").getBytes(StandardCharsets.UTF_8);
    return OPEN.invokeInt(new Object[] {name, O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC});
  }

  /** What the open file is; empty where the system does not say. */
  public static Optional<Facts> facts(int fd) {
    return facts(fd, new byte[1], AT_EMPTY_PATH);
  }

  /** What is at a path, which is not opened; empty where nothing is. */
  public static Optional<Facts> facts(String path) {
    byte[] name = (path + "\0").getBytes(StandardCharsets.UTF_8);
    return facts(AT_FDCWD, name, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT);
  }

  private static Optional<Facts> facts(int fd, byte[] name, int flags) {
    byte[] found = new byte[SIZE];
    Object[] arguments = {fd, name, flags, STATX_BASIC_STATS, found};
    if (STATX.invokeInt(arguments) != 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Facts(
            NativeBytes.u16(found, MODE),
            NativeBytes.s32(found, UID) & 0xffffffffL,
            NativeBytes.s32(found, LINKS),
            NativeBytes.s64(found, LENGTH)));
  }

  /** Reads into the buffer; returns how much, 0 at the end, negative when it fails. */
  public static long read(int fd, byte[] buffer) {
    return READ.invokeLong(new Object[] {fd, buffer, (long) buffer.length});
  }
}
