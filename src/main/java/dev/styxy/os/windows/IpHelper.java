package dev.styxy.os.windows;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import dev.styxy.os.platform.JnaSettings;

/**
 * GetExtendedTcpTable and GetExtendedUdpTable of {@code <iphlpapi.h>}, and the name of the
 * computer. Not tested, for lack of such a machine.
 */
final class IpHelper {
  static final int AF_INET = 2;
  static final int AF_INET6 = 23;

  private static final int TCP_TABLE_OWNER_PID_LISTENER = 3;
  private static final int UDP_TABLE_OWNER_PID = 1;
  private static final int ERROR_INSUFFICIENT_BUFFER = 122;

  /** The table may have grown again each time. */
  private static final int TRIES = 5;

  private static final int LONGEST_NAME = 32;

  private IpHelper() {}

  private static Function function(String library, String name) {
    JnaSettings.apply();
    return NativeLibrary.getInstance(library).getFunction(name);
  }

  static byte[] tcpListeners(int family) {
    return table("GetExtendedTcpTable", family, TCP_TABLE_OWNER_PID_LISTENER);
  }

  static byte[] udpSockets(int family) {
    return table("GetExtendedUdpTable", family, UDP_TABLE_OWNER_PID);
  }

  private static byte[] table(String name, int family, int kind) {
    Function function = function("iphlpapi", name);
    int[] size = {16 * 1024};
    for (int i = 0; i < TRIES; i++) {
      byte[] table = new byte[size[0]];
      int error = function.invokeInt(new Object[] {table, size, 0, family, kind, 0});
      if (error == 0) {
        return table;
      }
      if (error != ERROR_INSUFFICIENT_BUFFER) {
        throw new IllegalStateException(name + " fails with error " + error);
      }
    }
    throw new IllegalStateException(name + " does not come to rest");
  }

  /** The NetBIOS name; empty text when the system does not say. */
  static String computerName() {
    char[] name = new char[LONGEST_NAME];
    int[] length = {name.length};
    int isRead = function("kernel32", "GetComputerNameW").invokeInt(new Object[] {name, length});
    return isRead == 0 ? "" : new String(name, 0, length[0]);
  }
}
