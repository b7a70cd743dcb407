package dev.styxy.os.windows;

import com.sun.jna.NativeLibrary;

/**
 * GetExtendedTcpTable and GetExtendedUdpTable of {@code <iphlpapi.h>}, which tell by their return
 * value what went wrong.
 */
final class IpHelper {
  static final int AF_INET = 2;
  static final int AF_INET6 = 23;

  /** TCP_TABLE_CLASS and UDP_TABLE_CLASS of {@code <iprtrmib.h>}. */
  static final int TCP_TABLE_OWNER_PID_LISTENER = 3;

  static final int UDP_TABLE_OWNER_PID = 1;
  static final int ERROR_INSUFFICIENT_BUFFER = 122;

  private static final int FIRST_SIZE = 16 * 1024;

  /** The table may have grown again each time. */
  private static final int TRIES = 8;

  private final NativeLibrary library;

  IpHelper(NativeLibrary library) {
    this.library = library;
  }

  /** The table of those that listen; see {@link SocketTable}. */
  byte[] tcpListeners(int family) {
    return table("GetExtendedTcpTable", family, TCP_TABLE_OWNER_PID_LISTENER);
  }

  byte[] udpSockets(int family) {
    return table("GetExtendedUdpTable", family, UDP_TABLE_OWNER_PID);
  }

  private byte[] table(String name, int family, int kind) {
    int[] size = {FIRST_SIZE};
    for (int i = 0; i < TRIES; i++) {
      byte[] table = new byte[size[0]];
      Object[] arguments = {table, size, 0, family, kind, 0};
      int error = library.getFunction(name).invokeInt(arguments);
      if (error == 0) {
        return table;
      }
      if (error != ERROR_INSUFFICIENT_BUFFER) {
        throw new IllegalStateException(name + " fails with error " + error);
      }
      size[0] = Math.max(size[0], table.length) + FIRST_SIZE;
    }
    throw new IllegalStateException(name + " does not come to rest");
  }
}
