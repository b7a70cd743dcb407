package dev.styxy.os.macos;

import dev.styxy.model.BoundSocket;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import dev.styxy.os.platform.Addresses;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Decodes {@code struct socket_fdinfo} of {@code <sys/proc_info.h>}: {@code proc_fileinfo}, then
 * {@code socket_info} with {@code in_sockinfo} or {@code tcp_sockinfo} at its end.
 */
final class SocketInfo {
  /** PROC_PIDFDSOCKETINFO. */
  static final int FLAVOR = 3;

  static final int SIZE = 792;

  private static final int SOCKET = 24;
  private static final int UID = SOCKET + 16;
  private static final int HANDLE = SOCKET + 136;
  private static final int PROTOCOL = SOCKET + 156;
  private static final int KIND = SOCKET + 232;
  private static final int LOCAL_PORT = SOCKET + 240 + 4;
  private static final int VERSION = SOCKET + 240 + 24;
  private static final int LOCAL_ADDRESS = SOCKET + 240 + 48;
  private static final int IPV4_IN_ADDRESS = 12;
  private static final int TCP_STATE = SOCKET + 240 + 80;

  private static final int KIND_IN = 1;
  private static final int KIND_TCP = 2;
  private static final int TCP_CLOSED = 0;
  private static final int TCP_LISTEN = 1;

  /** A socket of both families has both bits, and its address in the form of IPv6. */
  private static final int VERSION_IPV4 = 1;

  private static final int IPPROTO_UDP = 17;

  private SocketInfo() {}

  /** The socket, if it makes its port busy. */
  static Optional<BoundSocket> decode(byte[] bytes) {
    ByteBuffer info = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    int kind = info.getInt(KIND);
    int port = (bytes[LOCAL_PORT] & 0xff) << 8 | bytes[LOCAL_PORT + 1] & 0xff;
    boolean isTcp = kind == KIND_TCP && isBound(info.getInt(TCP_STATE));
    boolean isUdp = kind == KIND_IN && info.getInt(PROTOCOL) == IPPROTO_UDP;
    if (port == 0 || !(isTcp || isUdp)) {
      return Optional.empty();
    }
    boolean isListening = isTcp && info.getInt(TCP_STATE) == TCP_LISTEN;
    return Optional.of(
        new BoundSocket(
            isTcp ? Protocol.TCP : Protocol.UDP,
            isListening ? SocketState.LISTEN : SocketState.BOUND,
            address(bytes, info.get(VERSION)),
            port,
            Integer.toUnsignedLong(info.getInt(UID)),
            info.getLong(HANDLE)));
  }

  private static boolean isBound(int tcpState) {
    return tcpState == TCP_LISTEN || tcpState == TCP_CLOSED;
  }

  private static String address(byte[] bytes, int version) {
    boolean isIpv4 = version == VERSION_IPV4;
    byte[] address = new byte[isIpv4 ? 4 : 16];
    int from = isIpv4 ? LOCAL_ADDRESS + IPV4_IN_ADDRESS : LOCAL_ADDRESS;
    System.arraycopy(bytes, from, address, 0, address.length);
    return Addresses.of(address);
  }
}
