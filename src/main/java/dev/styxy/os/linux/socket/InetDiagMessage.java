package dev.styxy.os.linux.socket;

import dev.styxy.model.BoundSocket;
import dev.styxy.model.Connection;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import dev.styxy.os.linux.libc.NativeBytes;
import dev.styxy.os.platform.Addresses;

/** One socket as the bytes of {@code struct inet_diag_msg} of {@code <linux/inet_diag.h>}. */
final class InetDiagMessage {
  static final int SIZE = 72;

  private static final int STATE = 1;
  private static final int PORT = 4;
  private static final int REMOTE_PORT = 6;
  private static final int LOCAL = 8;
  private static final int REMOTE = 24;
  private static final int UID = 64;
  private static final int INODE = 68;

  private InetDiagMessage() {}

  static int port(byte[] bytes, int at) {
    return NativeBytes.bigU16(bytes, at + PORT);
  }

  static boolean isListening(byte[] bytes, int at) {
    return bytes[at + STATE] == TcpStates.LISTEN;
  }

  static BoundSocket decode(byte[] bytes, int at, Protocol protocol) {
    return new BoundSocket(
        protocol,
        isListening(bytes, at) ? SocketState.LISTEN : SocketState.BOUND,
        address(bytes, at, LOCAL),
        port(bytes, at),
        Integer.toUnsignedLong(NativeBytes.s32(bytes, at + UID)),
        Integer.toUnsignedLong(NativeBytes.s32(bytes, at + INODE)));
  }

  static Connection decodeConnection(byte[] bytes, int at) {
    int port = NativeBytes.bigU16(bytes, at + REMOTE_PORT);
    return new Connection(
        TcpStates.isClosing(bytes[at + STATE]),
        Addresses.endpoint(address(bytes, at, REMOTE), port),
        Integer.toUnsignedLong(NativeBytes.s32(bytes, at + INODE)));
  }

  private static String address(byte[] bytes, int at, int offset) {
    int from = at + offset;
    return bytes[at] == InetDiag.AF_INET6
        ? Addresses.ipv6(NativeBytes.bigS64(bytes, from), NativeBytes.bigS64(bytes, from + 8))
        : Addresses.ipv4(NativeBytes.bigS32(bytes, from));
  }

  /** Writes what {@link #decode} reads, for tables that the kernel gives in another form. */
  static byte[] encode(
      boolean isIpv6, boolean isListening, byte[] address, int port, int uid, int inode) {
    byte[] message = new byte[SIZE];
    message[0] = (byte) (isIpv6 ? InetDiag.AF_INET6 : InetDiag.AF_INET);
    message[STATE] = (byte) (isListening ? TcpStates.LISTEN : TcpStates.CLOSE);
    NativeBytes.putBigU16(message, PORT, port);
    System.arraycopy(address, 0, message, LOCAL, address.length);
    NativeBytes.putS32(message, UID, uid);
    NativeBytes.putS32(message, INODE, inode);
    return message;
  }
}
