package dev.styxy.os.linux;

import dev.styxy.os.linux.exec.LibCExec;
import dev.styxy.os.linux.libc.CLibrary;
import dev.styxy.os.linux.libc.LibC;
import dev.styxy.os.linux.libc.NativeBytes;
import dev.styxy.os.linux.socket.InetDiag;
import dev.styxy.os.linux.socket.SocketAddress;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A socket as C makes it: of one address family, and with those options only that are asked for,
 * which the sockets of java.net cannot be. It is not closed before its process ends.
 */
final class RawSocket {
  static final int SOCK_STREAM = 1;
  static final int SOCK_DGRAM = 2;
  private static final int SOL_SOCKET = 1;
  private static final int IPPROTO_IPV6 = 41;
  private static final int ADDRESS_OF_IPV4 = 4;
  private static final int ADDRESS_OF_IPV6 = 8;
  private static final int BACKLOG = 16;

  private final int fd;
  private final InetAddress address;

  /** Opens one for this address, with SOCK_STREAM or SOCK_DGRAM. */
  RawSocket(int type, InetAddress address) throws IOException {
    this.address = address;
    this.fd = LibC.socket(isIpv6() ? InetDiag.AF_INET6 : InetDiag.AF_INET, type, 0);
    check(fd, "socket");
  }

  private boolean isIpv6() {
    return address instanceof Inet6Address;
  }

  /** Sets an option by its name in C. */
  RawSocket with(String option) throws IOException {
    int level = option.equals("IPV6_V6ONLY") ? IPPROTO_IPV6 : SOL_SOCKET;
    // The numbers of asm-generic/socket.h and linux/in6.h.
    int number =
        switch (option) {
          case "SO_REUSEADDR" -> 2;
          case "SO_REUSEPORT" -> 15;
          case "IPV6_V6ONLY" -> 26;
          default -> throw new IOException("no such option: " + option);
        };
    check(LibC.setsockopt(fd, level, number, NativeBytes.ofInt(1)), option);
    return this;
  }

  RawSocket bind(int port) throws IOException {
    byte[] name = SocketAddress.wildcard(isIpv6(), port);
    byte[] bytes = address.getAddress();
    System.arraycopy(bytes, 0, name, isIpv6() ? ADDRESS_OF_IPV6 : ADDRESS_OF_IPV4, bytes.length);
    check(LibC.bind(fd, name), "bind");
    return this;
  }

  RawSocket listen() throws IOException {
    check(LibC.listen(fd, BACKLOG), "listen");
    return this;
  }

  /** The port that it is bound to: getsockname(2). */
  int port() throws IOException {
    byte[] name = new byte[SocketAddress.wildcard(true, 0).length];
    Object[] arguments = {fd, name, NativeBytes.ofInt(name.length)};
    check(CLibrary.function("getsockname").invokeInt(arguments), "getsockname");
    return Byte.toUnsignedInt(name[2]) << Byte.SIZE | Byte.toUnsignedInt(name[3]);
  }

  /** The number by which the tables of the kernel know it. */
  long inode() throws IOException {
    String link = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
    return Long.parseLong(link.replaceAll("\\D", ""));
  }

  private static void check(int result, String call) throws IOException {
    if (result < 0) {
      throw new IOException(call + ": " + LibCExec.message(LibC.errno()));
    }
  }
}
