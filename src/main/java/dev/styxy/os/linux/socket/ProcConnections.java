package dev.styxy.os.linux.socket;

import dev.styxy.model.Connection;
import dev.styxy.os.linux.libc.ProcFile;
import dev.styxy.os.platform.Addresses;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the connections of one local port from {@code /proc/net/tcp} and {@code tcp6}: fields as in
 * {@link ProcNetLine}. Used where there is no netlink.
 */
final class ProcConnections {
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private ProcConnections() {}

  static List<Connection> read(String file, int port) {
    List<Connection> found = new ArrayList<>();
    for (String path : List.of(file, file + "6")) {
      Optional<byte[]> bytes = ProcFile.read(path);
      if (bytes.isPresent()) {
        add(new String(bytes.get(), StandardCharsets.ISO_8859_1), port, found);
      }
    }
    return found;
  }

  static void add(String table, int port, List<Connection> found) {
    table
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(fields -> fields.length > INODE && isAt(fields[LOCAL], port))
        .forEach(fields -> add(fields, found));
  }

  private static boolean isAt(String address, int port) {
    int colon = address.indexOf(':');
    return colon > 0 && Integer.parseInt(address.substring(colon + 1), 16) == port;
  }

  private static void add(String[] fields, List<Connection> found) {
    int state = Integer.parseInt(fields[STATE], 16);
    if (state != TcpStates.LISTEN && state != TcpStates.CLOSE) {
      found.add(
          new Connection(
              TcpStates.isClosing(state), remote(fields[REMOTE]), Long.parseLong(fields[INODE])));
    }
  }

  private static String remote(String address) {
    int colon = address.indexOf(':');
    int port = Integer.parseInt(address.substring(colon + 1), 16);
    String host = address.substring(0, colon);
    boolean isIpv4 = host.length() == 8;
    String text =
        isIpv4 ? Addresses.ipv4(word(host, 0)) : Addresses.ipv6(pair(host, 0), pair(host, 16));
    return Addresses.endpoint(text, port);
  }

  private static long pair(String host, int at) {
    return (long) word(host, at) << 32 | word(host, at + 8) & 0xffffffffL;
  }

  /** Four bytes, converted from the machine's order to network order. */
  private static int word(String host, int at) {
    int word = Integer.parseUnsignedInt(host.substring(at, at + 8), 16);
    boolean isBig = java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.BIG_ENDIAN;
    return isBig ? word : Integer.reverseBytes(word);
  }
}
