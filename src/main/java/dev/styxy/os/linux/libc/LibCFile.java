package dev.styxy.os.linux.libc;

import com.sun.jna.Function;
import java.nio.charset.StandardCharsets;

/** open(2) and read(2), for files that may be anything. */
public final class LibCFile {
  private static final int O_NONBLOCK = 04000;
  private static final int O_CLOEXEC = 02000000;

  /** The flags of {@code <asm/fcntl.h>}: arm and arm64 differ from {@code asm-generic}. */
  private static final int O_NOFOLLOW = isArm() ? 0100000 : 0400000;

  private static final Function OPEN = CLibrary.function("open");
  private static final Function READ = CLibrary.function("read");

  private LibCFile() {}

  private static boolean isArm() {
    String machine = System.getProperty("os.arch");
    return machine.equals("aarch64") || machine.startsWith("arm");
  }

  /** Opens a file for reading, without waiting for anybody and without following a link. */
  public static int open(String path) {
    byte[] name = (path + "\0").getBytes(StandardCharsets.UTF_8);
    return OPEN.invokeInt(new Object[] {name, O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC});
  }

  /** Reads into the buffer; returns how much, 0 at the end, negative when it fails. */
  public static long read(int fd, byte[] buffer) {
    return READ.invokeLong(new Object[] {fd, buffer, (long) buffer.length});
  }
}
