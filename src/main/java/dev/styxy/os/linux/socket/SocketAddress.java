package dev.styxy.os.linux.socket;

import dev.styxy.os.linux.libc.NativeBytes;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Writes {@code struct sockaddr_in} and {@code sockaddr_in6} (ip(7), ipv6(7)) of any address. */
public final class SocketAddress {
  private static final int IPV4_SIZE = 16;
  private static final int IPV6_SIZE = 28;
  private static final int IPV4_HOST = 4;
  private static final int IPV6_HOST = 8;

  private SocketAddress() {}

  /** The wildcard address, 0.0.0.0 or {@code ::}, with a port. */
  public static byte[] wildcard(boolean isIpv6, int port) {
    byte[] address = new byte[isIpv6 ? IPV6_SIZE : IPV4_SIZE];
    NativeBytes.putU16(address, 0, isIpv6 ? InetDiag.AF_INET6 : InetDiag.AF_INET);
    NativeBytes.putBigU16(address, 2, port);
    return address;
  }

  /** That address with a port; the IPv6 address has neither flow nor scope. */
  public static byte[] of(InetAddress host, int port) {
    boolean isIpv6 = host instanceof Inet6Address;
    byte[] address = wildcard(isIpv6, port);
    byte[] bytes = host.getAddress();
    System.arraycopy(bytes, 0, address, isIpv6 ? IPV6_HOST : IPV4_HOST, bytes.length);
    return address;
  }
}
