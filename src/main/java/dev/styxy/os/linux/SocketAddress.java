package dev.styxy.os.linux;

/** Writes {@code struct sockaddr_in} and {@code sockaddr_in6} (ip(7), ipv6(7)) of any address. */
final class SocketAddress {
  private static final int IPV4_SIZE = 16;
  private static final int IPV6_SIZE = 28;

  private SocketAddress() {}

  /** The wildcard address, 0.0.0.0 or {@code ::}, with a port. */
  static byte[] wildcard(boolean isIpv6, int port) {
    byte[] address = new byte[isIpv6 ? IPV6_SIZE : IPV4_SIZE];
    NativeBytes.putU16(address, 0, isIpv6 ? InetDiag.AF_INET6 : InetDiag.AF_INET);
    NativeBytes.putBigU16(address, 2, port);
    return address;
  }
}
