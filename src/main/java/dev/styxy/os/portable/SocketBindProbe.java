package dev.styxy.os.portable;

import dev.styxy.core.system.BindProbe;
import dev.styxy.model.Protocol;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/**
 * Binds with the sockets of java.net. Systems other than Linux allow binding a wildcard address
 * beside a specific one, so the loopback addresses are tried as well.
 */
public final class SocketBindProbe implements BindProbe {
  private static final int FIRST_UNPRIVILEGED = 1024;
  private static final byte[] LOOPBACK_4 = {127, 0, 0, 1};
  private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  /** One bind, undone at once. */
  private interface Attempt {
    void bind(InetSocketAddress address) throws IOException;
  }

  @Override
  public Answer tryBind(int port, Protocol protocol) {
    Answer tcp = protocol.coversTcp() ? tryAll(SocketBindProbe::bindTcp, port) : Answer.FREE;
    return tcp == Answer.FREE && protocol.coversUdp()
        ? tryAll(SocketBindProbe::bindUdp, port)
        : tcp;
  }

  private static Answer tryAll(Attempt attempt, int port) {
    try {
      attempt.bind(new InetSocketAddress(port));
      for (byte[] raw : List.of(LOOPBACK_4, LOOPBACK_6)) {
        InetAddress address = InetAddress.getByAddress(raw);
        if (isUsable(attempt, address)) {
          attempt.bind(new InetSocketAddress(address, port));
        }
      }
      return Answer.FREE;
    } catch (BindException e) {
      return port < FIRST_UNPRIVILEGED ? Answer.DENIED : Answer.BUSY;
    } catch (IOException e) {
      return Answer.UNKNOWN;
    }
  }

  /** An address that is not configured refuses every port, which says nothing about this one. */
  private static boolean isUsable(Attempt attempt, InetAddress address) {
    try {
      attempt.bind(new InetSocketAddress(address, 0));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void bindTcp(InetSocketAddress address) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(address, 1);
    }
  }

  private static void bindUdp(InetSocketAddress address) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(null)) {
      socket.bind(address);
    }
  }
}
