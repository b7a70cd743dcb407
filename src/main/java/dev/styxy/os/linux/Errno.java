package dev.styxy.os.linux;

/** Error numbers of {@code <asm-generic/errno.h>}, the same on every architecture Java runs on. */
final class Errno {
  static final int EPERM = 1;
  static final int ENOENT = 2;
  static final int ESRCH = 3;
  static final int EINTR = 4;
  static final int ENOEXEC = 8;
  static final int EAGAIN = 11;
  static final int EACCES = 13;
  static final int ENOTDIR = 20;

  /** What stands for a missing interpreter, which the kernel calls ENOENT. */
  static final int ELIBBAD = 80;

  static final int EADDRINUSE = 98;

  private Errno() {}
}
