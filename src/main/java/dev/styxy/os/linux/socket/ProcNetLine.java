package dev.styxy.os.linux.socket;

import dev.styxy.core.system.ProbeException;
import dev.styxy.model.Protocol;
import dev.styxy.os.linux.libc.NativeBytes;

/**
 * Decodes a line of {@code /proc/net/tcp} and its kin: {@code sl local_address rem_address st
 * tx_queue:rx_queue tr:tm->when retrnsmt uid timeout inode}. An address is written as the 32-bit
 * words of the machine, in hexadecimal, with the port after a colon.
 */
final class ProcNetLine {
  private static final int LISTEN = 0x0a;
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int UID = 7;
  private static final int INODE = 9;

  private final Protocol protocol;
  private final boolean isIpv6;
  private byte[] line;
  private int at;
  private int end;

  ProcNetLine(Protocol protocol, boolean isIpv6) {
    this.protocol = protocol;
    this.isIpv6 = isIpv6;
  }

  /**
   * Adds the socket if it makes its port busy; the heading adds none.
   *
   * @throws ProbeException when the line is truncated
   */
  void decode(byte[] bytes, int from, int to, SocketRows rows) {
    line = bytes;
    at = from;
    end = to;
    skipFields(LOCAL_ADDRESS);
    int address = at;
    int colon = address + (isIpv6 ? 32 : 8);
    if (colon >= end || line[colon] != ':') {
      return; // the heading, or another line without a socket
    }
    int port = hex(colon + 1, 4);
    skipFields(STATE - LOCAL_ADDRESS);
    boolean isListening = hex(at, 2) == LISTEN;
    boolean isKept = port != 0 && (protocol == Protocol.UDP || isListening);
    skipFields(UID - STATE);
    int uid = decimal();
    skipFields(INODE - UID);
    if (at >= end) {
      throw new ProbeException("a line of " + (to - from) + " bytes in /proc/net");
    }
    if (isKept) {
      addRow(rows, address, port, isListening, uid, decimal());
    }
  }

  private void addRow(
      SocketRows rows, int address, int port, boolean isListening, int uid, int inode) {
    byte[] message =
        InetDiagMessage.encode(isIpv6, isListening, address(address), port, uid, inode);
    rows.add(protocol, message, 0);
  }

  /** Stored as a machine word, it is in network order again. */
  private byte[] address(int from) {
    byte[] bytes = new byte[isIpv6 ? 16 : 4];
    for (int i = 0; i < bytes.length; i += Integer.BYTES) {
      int digits = from + 2 * i;
      NativeBytes.putS32(bytes, i, hex(digits, 4) << 16 | hex(digits + 4, 4));
    }
    return bytes;
  }

  private void skipFields(int count) {
    skipSpaces();
    for (int i = 0; i < count; i++) {
      while (at < end && line[at] != ' ') {
        at++;
      }
      skipSpaces();
    }
  }

  private void skipSpaces() {
    while (at < end && line[at] == ' ') {
      at++;
    }
  }

  private int hex(int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits && i < end; i++) {
      value = value << 4 | Character.digit(line[i], 16);
    }
    return value;
  }

  private int decimal() {
    int value = 0;
    for (int i = at; i < end && line[i] >= '0' && line[i] <= '9'; i++) {
      value = value * 10 + line[i] - '0';
    }
    return value;
  }
}
