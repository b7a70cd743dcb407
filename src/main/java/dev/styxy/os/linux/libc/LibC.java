package dev.styxy.os.linux.libc;

import com.sun.jna.Function;
import com.sun.jna.Native;

/**
 * The calls that every invocation makes: sockets and symbolic links. {@code size_t} is passed as a
 * {@code long}, so this is for 64-bit systems; see socket(2), bind(2), listen(2), recv(2),
 * readlink(2).
 */
public final class LibC {
  private static final Function SOCKET = CLibrary.function("socket");
  private static final Function BIND = CLibrary.function("bind");
  private static final Function LISTEN = CLibrary.function("listen");
  private static final Function SETSOCKOPT = CLibrary.function("setsockopt");
  private static final Function SEND = CLibrary.function("send");
  private static final Function RECV = CLibrary.function("recv");
  private static final Function CLOSE = CLibrary.function("close");
  private static final Function READLINK = CLibrary.function("readlink");

  private LibC() {}

  /** Links the functions, which is the slow part. */
  public static void link() {
    if (Native.POINTER_SIZE != Long.BYTES) {
      throw new UnsatisfiedLinkError("not a 64-bit system");
    }
  }

  public static int socket(int domain, int type, int protocol) {
    return SOCKET.invokeInt(new Object[] {domain, type, protocol});
  }

  public static int bind(int fd, byte[] address) {
    return BIND.invokeInt(new Object[] {fd, address, address.length});
  }

  public static int listen(int fd, int backlog) {
    return LISTEN.invokeInt(new Object[] {fd, backlog});
  }

  public static int setsockopt(int fd, int level, int name, byte[] value) {
    return SETSOCKOPT.invokeInt(new Object[] {fd, level, name, value, value.length});
  }

  public static long send(int fd, byte[] message, int flags) {
    return SEND.invokeLong(new Object[] {fd, message, (long) message.length, flags});
  }

  public static long recv(int fd, byte[] buffer, int flags) {
    return RECV.invokeLong(new Object[] {fd, buffer, (long) buffer.length, flags});
  }

  public static int close(int fd) {
    return CLOSE.invokeInt(new Object[] {fd});
  }

  /**
   * Reads a symbolic link.
   *
   * @param path ended by a zero byte
   */
  static long readlink(byte[] path, byte[] target) {
    return READLINK.invokeLong(new Object[] {path, target, (long) target.length});
  }

  /** Why the last call of this thread failed. */
  public static int errno() {
    return Native.getLastError();
  }
}
