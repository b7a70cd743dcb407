package dev.styxy.os.linux.socket;

import dev.styxy.os.linux.libc.Errno;
import dev.styxy.os.linux.libc.LibC;
import dev.styxy.os.linux.libc.NativeBytes;

/**
 * A socket on the wildcard address: of both families at once where there is IPv6, otherwise of
 * IPv4. A bind there fails if anything holds the port on any address of either family.
 */
public final class WildcardSocket implements AutoCloseable {
  private static final int SOCK_STREAM = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_CLOEXEC = 0x80000;

  /** The type of a TCP socket that programs do not inherit. */
  public static final int TCP = SOCK_STREAM | SOCK_CLOEXEC;

  private static final int SOL_SOCKET = 1;
  private static final int SO_REUSEADDR = 2;
  private static final int SO_REUSEPORT = 15;
  private static final int IPPROTO_IPV6 = 41;
  private static final int IPV6_V6ONLY = 26;

  private final boolean isIpv6;
  private final int fd;
  private final int error;

  private WildcardSocket(boolean isIpv6, int fd, int error) {
    this.isIpv6 = isIpv6;
    this.fd = fd;
    this.error = error;
  }

  /**
   * A TCP socket that coexists with connections of the last server (SO_REUSEADDR), as servers do.
   */
  public static WildcardSocket tcp() {
    WildcardSocket socket = open(SOCK_STREAM);
    reuseAddress(socket.fd);
    return socket;
  }

  public static void reuseAddress(int fd) {
    LibC.setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, NativeBytes.ofInt(1));
  }

  /** Lets an IPv6 socket on the wildcard address serve IPv4 as well (ipv6(7)). */
  public static void takeBothFamilies(int fd) {
    LibC.setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, NativeBytes.ofInt(0));
  }

  /** A UDP socket; without SO_REUSEADDR, which would let it share a port. */
  static WildcardSocket udp() {
    return open(SOCK_DGRAM);
  }

  private static WildcardSocket open(int type) {
    int fd = LibC.socket(InetDiag.AF_INET6, type | SOCK_CLOEXEC, 0);
    if (fd < 0) {
      int ipv4 = LibC.socket(InetDiag.AF_INET, type | SOCK_CLOEXEC, 0);
      return new WildcardSocket(false, ipv4, ipv4 < 0 ? LibC.errno() : 0);
    }
    takeBothFamilies(fd);
    return new WildcardSocket(true, fd, 0);
  }

  /** Admits servers of the same user that bind with SO_REUSEPORT only (socket(7)). */
  public void sharePort() {
    LibC.setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, NativeBytes.ofInt(1));
  }

  /**
   * Refuses the port to those who set SO_REUSEADDR or SO_REUSEPORT as well: bind(2) lets them in
   * only where both sockets have the option at that time (inet_bind_conflict in
   * net/ipv4/inet_connection_sock.c).
   */
  public static void shareNothing(int fd) {
    LibC.setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, NativeBytes.ofInt(0));
    LibC.setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, NativeBytes.ofInt(0));
  }

  /** Whether the system forbids it: socket(2) has EACCES for that, and seccomp filters EPERM. */
  boolean isForbidden() {
    return error == Errno.EACCES || error == Errno.EPERM;
  }

  /** The descriptor; negative on failure. */
  public int descriptor() {
    return fd;
  }

  /** 0, or the error number. */
  public int bind(int port) {
    return LibC.bind(fd, SocketAddress.wildcard(isIpv6, port)) == 0 ? 0 : LibC.errno();
  }

  /** 0, or the error number. */
  int listen() {
    return LibC.listen(fd, 1) == 0 ? 0 : LibC.errno();
  }

  @Override
  public void close() {
    if (fd >= 0) {
      LibC.close(fd);
    }
  }
}
