package dev.styxy.os.linux.socket;

import dev.styxy.core.system.ProbeException;
import dev.styxy.model.Protocol;
import dev.styxy.os.linux.libc.Errno;
import dev.styxy.os.linux.libc.LibC;
import dev.styxy.os.linux.libc.NativeBytes;

/** Asks the kernel for bound sockets through netlink(7), which needs no privilege. */
final class NetlinkDump implements AutoCloseable {
  private static final int AF_NETLINK = 16;
  private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
  private static final int NETLINK_SOCK_DIAG = 4;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVTIMEO = 20;
  private static final int MSG_TRUNC = 0x20;

  /** {@code nlmsg_seq} of {@code struct nlmsghdr}: each answer repeats its question's. */
  private static final int SEQUENCE = 8;

  /** The kernel never makes a packet larger than this (netlink_recvmsg, net/netlink). */
  private static final int PACKET_SIZE = 32 * 1024;

  /** An answer that takes longer will not come. */
  private static final int TIMEOUT_SECONDS = 1;

  /** A table that changes during every try is used as it was seen; the bind has the last word. */
  private static final int TRIES = 4;

  private final byte[] packet = new byte[PACKET_SIZE];
  private final int fd;
  private int sequence;

  private NetlinkDump(int fd) {
    this.fd = fd;
  }

  /**
   * Opens a socket for any number of dumps, one after another.
   *
   * @throws ProbeException when the kernel has no such socket, or refuses it
   */
  static NetlinkDump open() {
    int fd = LibC.socket(AF_NETLINK, SOCK_RAW_CLOEXEC, NETLINK_SOCK_DIAG);
    if (fd < 0) {
      throw new ProbeException("netlink: no socket, error " + LibC.errno());
    }
    byte[] timeval = new byte[2 * Long.BYTES];
    NativeBytes.putS64(timeval, 0, TIMEOUT_SECONDS);
    LibC.setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, timeval);
    return new NetlinkDump(fd);
  }

  /** Adds the bound sockets of a protocol, of both families. */
  void collect(Protocol protocol, SocketRows rows) {
    if (protocol.coversTcp()) {
      collect(InetDiag.askTcp(), Protocol.TCP, rows);
    }
    if (protocol.coversUdp()) {
      collect(InetDiag.askUdp(InetDiag.AF_INET), Protocol.UDP, rows);
      collect(InetDiag.askUdp(InetDiag.AF_INET6), Protocol.UDP, rows);
    }
  }

  /** Adds the TCP connections with this local port, of both families. */
  void collectConnections(int port, SocketSink rows) {
    collect(InetDiag.askConnections(port), Protocol.TCP, rows);
  }

  private void collect(byte[] question, Protocol protocol, SocketSink rows) {
    int before = rows.size();
    for (int tries = TRIES; isTorn(question, protocol, rows) && tries > 1; tries--) {
      rows.cutTo(before);
    }
  }

  private boolean isTorn(byte[] question, Protocol protocol, SocketSink rows) {
    sequence++;
    NativeBytes.putS32(question, SEQUENCE, sequence);
    send(question);
    InetDiagAnswer answer = new InetDiagAnswer(sequence, protocol, rows);
    boolean isOver;
    do {
      int length = receive();
      isOver = answer.endsWith(packet, length);
    } while (!isOver);
    return answer.hasGaps();
  }

  private void send(byte[] request) {
    long sent;
    do {
      sent = LibC.send(fd, request, 0);
    } while (sent < 0 && LibC.errno() == Errno.EINTR);
    if (sent != request.length) {
      throw new ProbeException("netlink: not sent, error " + LibC.errno());
    }
  }

  private int receive() {
    long received;
    do {
      received = LibC.recv(fd, packet, MSG_TRUNC);
    } while (received < 0 && LibC.errno() == Errno.EINTR);
    if (received < 0) {
      int error = LibC.errno();
      throw new ProbeException(
          error == Errno.EAGAIN ? "netlink: no answer in time" : "netlink: error " + error);
    }
    if (received == 0 || received > PACKET_SIZE) {
      throw new ProbeException("netlink: a packet of " + received + " bytes");
    }
    return (int) received;
  }

  @Override
  public void close() {
    LibC.close(fd);
  }
}
