package dev.styxy.os.linux;

/**
 * The questions to sock_diag(7) about internet sockets. Offsets and numbers are those of {@code
 * struct nlmsghdr} of {@code <linux/netlink.h>} and of {@code struct inet_diag_req} and {@code
 * inet_diag_req_v2} of {@code <linux/inet_diag.h>}.
 */
final class InetDiag {
  static final int AF_INET = 2;
  static final int AF_INET6 = 10;
  static final int LISTEN = 10;
  static final int CLOSE = 7;
  static final int HEADER_SIZE = 16;

  /** The older question, which is about TCP and answers for both families at once. */
  static final int TCPDIAG_GETSOCK = 18;

  static final int SOCK_DIAG_BY_FAMILY = 20;

  private static final int ESTABLISHED = 1;

  /**
   * Bound and idle: has a bit of its own since 6.8, was ignored before, and is answered as CLOSE.
   * The kernel walks over every connection for it, once for each question, which is why both
   * families are asked for in one.
   */
  private static final int BOUND_INACTIVE = 13;

  private static final int TCP_STATES = 1 << LISTEN | 1 << BOUND_INACTIVE;

  /** UDP knows these two: connected, and just bound. Both keep others from the port. */
  private static final int UDP_STATES = 1 << ESTABLISHED | 1 << CLOSE;

  private static final int IPPROTO_UDP = 17;
  private static final int NLM_F_REQUEST_DUMP = 0x301;

  private InetDiag() {}

  /** For the bound sockets of TCP, of both families. */
  static byte[] askTcp() {
    byte[] request = request(TCPDIAG_GETSOCK, 60);
    NativeBytes.putS32(request, HEADER_SIZE + 52, TCP_STATES);
    return request;
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
