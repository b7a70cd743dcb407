package dev.styxy.os.linux.exec;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.styxy.os.linux.libc.CLibrary;
import dev.styxy.os.linux.libc.LibC;
import dev.styxy.os.linux.libc.NativeBytes;
import dev.styxy.os.posix.NativeStrings;
import java.util.Arrays;
import java.util.List;

/**
 * The calls with which a process becomes another: execve(2), fcntl(2), sigprocmask(2), signal(2).
 */
public final class LibCExec {
  private static final int F_DUPFD = 0;
  private static final int F_GETFD = 1;
  private static final int F_SETFD = 2;
  private static final int FD_CLOEXEC = 1;
  private static final int O_CLOEXEC = 0x80000;
  private static final int F_DUPFD_CLOEXEC = 1030;
  private static final int SIG_SETMASK = 2;
  private static final int SIGSET_SIZE = 128;
  private static final Pointer SIG_IGN = Pointer.createConstant(1);

  private static final Function EXECVE = CLibrary.function("execve");
  private static final Function FCNTL = CLibrary.function("fcntl");
  private static final Function SIGMASK = CLibrary.function("pthread_sigmask");
  private static final Function SIGNAL = CLibrary.function("signal");
  private static final Function STRERROR = CLibrary.function("strerror");

  private LibCExec() {}

  /**
   * Returns only on failure, with the error number. Text is bytes, as Latin-1.
   *
   * @param variables the environment, as {@link NativeStrings} have it
   */
  public static int execve(String path, List<String> arguments, Pointer variables) {
    try (NativeStrings argv = new NativeStrings(arguments)) {
      EXECVE.invokeInt(new Object[] {NativeStrings.bytes(path), argv.pointer(), variables});
      return Native.getLastError();
    }
  }

  /**
   * A copy of the descriptor at this number or above, which programs inherit; negative for none.
   */
  static int duplicate(int fd, int lowest) {
    return FCNTL.invokeInt(new Object[] {fd, F_DUPFD, lowest});
  }

  /** The same, but programs do not inherit it. */
  static int duplicateForUs(int fd, int lowest) {
    return FCNTL.invokeInt(new Object[] {fd, F_DUPFD_CLOEXEC, lowest});
  }

  /** Makes the other descriptor a copy that programs inherit: dup2(2). */
  static void copyTo(int fd, int other) {
    CLibrary.function("dup2").invokeInt(new Object[] {fd, other});
  }

  /** Whether a file exists: access(2). */
  static boolean isThere(String path) {
    return CLibrary.function("access").invokeInt(new Object[] {NativeStrings.bytes(path), 0}) == 0;
  }

  /** The first bytes of a file: open(2), read(2); none when it cannot be read. */
  static byte[] readStart(String path, int length) {
    Object[] readOnly = {NativeStrings.bytes(path), O_CLOEXEC};
    int fd = CLibrary.function("open").invokeInt(readOnly);
    if (fd < 0) {
      return new byte[0];
    }
    byte[] start = new byte[length];
    long size = CLibrary.function("read").invokeLong(new Object[] {fd, start, (long) length});
    LibC.close(fd);
    return Arrays.copyOf(start, (int) Math.max(0, size));
  }

  /** Whether programs inherit the descriptor. */
  static boolean isInherited(int fd) {
    int flags = FCNTL.invokeInt(new Object[] {fd, F_GETFD, 0});
    return flags >= 0 && (flags & FD_CLOEXEC) == 0;
  }

  static void setInherited(int fd, boolean isInherited) {
    FCNTL.invokeInt(new Object[] {fd, F_SETFD, isInherited ? 0 : FD_CLOEXEC});
  }

  /** Blocks these signals in the calling thread and no other; bit 0 is signal 1. */
  public static void blockOnly(long mask) {
    byte[] set = new byte[SIGSET_SIZE];
    NativeBytes.putS64(set, 0, mask);
    SIGMASK.invokeInt(new Object[] {SIG_SETMASK, set, Pointer.NULL});
  }

  static void ignore(int signal) {
    SIGNAL.invokePointer(new Object[] {signal, SIG_IGN});
  }

  public static String message(int error) {
    return STRERROR.invokeString(new Object[] {error}, false);
  }
}
