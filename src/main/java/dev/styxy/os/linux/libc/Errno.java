package dev.styxy.os.linux.libc;

/** Error numbers of {@code <asm-generic/errno.h>}, the same on every architecture Java runs on. */
public final class Errno {
  public static final int EPERM = 1;
  public static final int ENOENT = 2;
  public static final int ESRCH = 3;
  public static final int EINTR = 4;
  public static final int EAGAIN = 11;
  public static final int EACCES = 13;
  public static final int EADDRINUSE = 98;

  private Errno() {}
}
