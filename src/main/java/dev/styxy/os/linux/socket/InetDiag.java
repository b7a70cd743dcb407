package dev.styxy.os.linux.socket;

import dev.styxy.os.linux.libc.NativeBytes;

/**
 * The questions to sock_diag(7) about internet sockets. Offsets and numbers are those of {@code
 * struct nlmsghdr} of {@code <linux/netlink.h>} and of {@code struct inet_diag_req} and {@code
 * inet_diag_req_v2} of {@code <linux/inet_diag.h>}.
 */
public final class InetDiag {
  public static final int AF_INET = 2;
  public static final int AF_INET6 = 10;
  static final int HEADER_SIZE = 16;

  /** The older question: for TCP, answered for both families at once. */
  static final int TCPDIAG_GETSOCK = 18;

  static final int SOCK_DIAG_BY_FAMILY = 20;

  /**
   * Bound and idle: has its own bit since Linux 6.8, was ignored before, and is answered as CLOSE.
   * For it the kernel walks over every connection, once per question, which is why one question
   * covers both families.
   */
  private static final int BOUND_INACTIVE = 13;

  private static final int TCP_STATES = 1 << TcpStates.LISTEN | 1 << BOUND_INACTIVE;

  /** UDP has these two: connected, and just bound. Both make the port busy. */
  private static final int UDP_STATES = 1 << TcpStates.ESTABLISHED | 1 << TcpStates.CLOSE;

  /** All that have a remote end, or had one a moment ago. */
  private static final int CONNECTION_STATES =
      1 << TcpStates.ESTABLISHED
          | 1 << TcpStates.SYN_SENT
          | 1 << TcpStates.SYN_RECV
          | 1 << TcpStates.FIN_WAIT1
          | 1 << TcpStates.FIN_WAIT2
          | 1 << TcpStates.TIME_WAIT
          | 1 << TcpStates.CLOSE_WAIT
          | 1 << TcpStates.LAST_ACK
          | 1 << TcpStates.CLOSING;

  /** The size of {@code struct inet_diag_req}, with its padding. */
  private static final int TCP_REQUEST = 60;

  /** The sizes of {@code struct rtattr} and {@code struct inet_diag_bc_op}. */
  private static final int ATTRIBUTE_HEADER = 4;

  private static final int OPERATION = 4;
  private static final int INET_DIAG_REQ_BYTECODE = 1;
  private static final int INET_DIAG_BC_S_GE = 2;
  private static final int INET_DIAG_BC_S_LE = 3;

  private static final int IPPROTO_UDP = 17;
  private static final int NLM_F_REQUEST_DUMP = 0x301;

  private InetDiag() {}

  /** For the bound sockets of TCP, of both families. */
  static byte[] askTcp() {
    byte[] request = request(TCPDIAG_GETSOCK, TCP_REQUEST);
    NativeBytes.putS32(request, HEADER_SIZE + 52, TCP_STATES);
    return request;
  }

  /** For the TCP connections with this local port, of both families: the kernel filters them. */
  static byte[] askConnections(int port) {
    byte[] request = request(TCPDIAG_GETSOCK, TCP_REQUEST + ATTRIBUTE_HEADER + 4 * OPERATION);
    NativeBytes.putS32(request, HEADER_SIZE + 52, CONNECTION_STATES);
    int at = HEADER_SIZE + TCP_REQUEST;
    NativeBytes.putU16(request, at, ATTRIBUTE_HEADER + 4 * OPERATION);
    NativeBytes.putU16(request, at + 2, INET_DIAG_REQ_BYTECODE);
    putComparison(request, at + ATTRIBUTE_HEADER, INET_DIAG_BC_S_GE, port, 4 * OPERATION);
    putComparison(
        request, at + ATTRIBUTE_HEADER + 2 * OPERATION, INET_DIAG_BC_S_LE, port, 2 * OPERATION);
    return request;
  }

  /**
   * Writes a {@code struct inet_diag_bc_op} and the one that carries its operand.
   *
   * @param rest the length of the program from here on; a jump beyond it refuses the socket
   */
  private static void putComparison(byte[] request, int at, int code, int port, int rest) {
    request[at] = (byte) code;
    request[at + 1] = 2 * OPERATION;
    NativeBytes.putU16(request, at + 2, rest + OPERATION);
    NativeBytes.putU16(request, at + OPERATION + 2, port);
  }

  /** For the bound sockets of UDP, of one family. */
  static byte[] askUdp(int family) {
    byte[] request = request(SOCK_DIAG_BY_FAMILY, 56);
    request[HEADER_SIZE] = (byte) family;
    request[HEADER_SIZE + 1] = IPPROTO_UDP;
    NativeBytes.putS32(request, HEADER_SIZE + 4, UDP_STATES);
    return request;
  }

  private static byte[] request(int type, int payload) {
    byte[] request = new byte[HEADER_SIZE + payload];
    NativeBytes.putS32(request, 0, request.length);
    NativeBytes.putU16(request, 4, type);
    NativeBytes.putU16(request, 6, NLM_F_REQUEST_DUMP);
    return request;
  }
}
