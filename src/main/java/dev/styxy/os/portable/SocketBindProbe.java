package dev.styxy.os.portable;

import dev.styxy.core.system.BindProbe;
import dev.styxy.model.Protocol;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;

/**
 * Binds with the channels of java.nio, which can be of one family: the sockets of java.net turn
 * 0.0.0.0 into ::. Systems other than Linux allow binding a specific address beside a wildcard one,
 * and one family beside the other, so each is tried.
 */
public final class SocketBindProbe implements BindProbe {
  private static final int FIRST_UNPRIVILEGED = 1024;
  private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  /** The addresses to try. */
  private enum Place {
    ANY_6(StandardProtocolFamily.INET6, new byte[16]),
    ANY_4(StandardProtocolFamily.INET, new byte[4]),
    LOOPBACK_4(StandardProtocolFamily.INET, new byte[] {127, 0, 0, 1}),
    LOOPBACK_6(StandardProtocolFamily.INET6, SocketBindProbe.LOOPBACK_6);

    private final ProtocolFamily family;
    private final byte[] address;

    Place(ProtocolFamily family, byte[] address) {
      this.family = family;
      this.address = address;
    }

    private boolean isWildcard() {
      return this == ANY_6 || this == ANY_4;
    }

    private InetSocketAddress at(int port) throws IOException {
      return new InetSocketAddress(InetAddress.getByAddress(address), port);
    }
  }

  private final boolean needsPrivileges;
  private final boolean needsPrivilegesAtWildcards;

  private SocketBindProbe(boolean needsPrivileges, boolean needsPrivilegesAtWildcards) {
    this.needsPrivileges = needsPrivileges;
    this.needsPrivilegesAtWildcards = needsPrivilegesAtWildcards;
  }

  /** For systems where low ports are privileged. */
  public SocketBindProbe() {
    this(true, true);
  }

  /** There, low ports are privileged at specific addresses alone: in_pcbbind of xnu. */
  public static SocketBindProbe ofMacOs() {
    return new SocketBindProbe(true, false);
  }

  /** There are no privileged ports, but ranges that are excluded (WSAEACCES). */
  public static SocketBindProbe ofWindows() {
    return new SocketBindProbe(false, false);
  }

  @Override
  public Answer tryBind(int port, Protocol protocol) {
    Answer tcp = protocol.coversTcp() ? tryAll(port, false) : Answer.FREE;
    return tcp == Answer.FREE && protocol.coversUdp() ? tryAll(port, true) : tcp;
  }

  private Answer tryAll(int port, boolean udp) {
    boolean isPrivileged = needsPrivileges && port < FIRST_UNPRIVILEGED;
    Answer answer = Answer.FREE;
    for (Place place : Place.values()) {
      boolean isTelling = !isPrivileged || needsPrivilegesAtWildcards || place.isWildcard();
      if (answer == Answer.FREE && isTelling) {
        answer = tryAt(place, port, udp);
      }
    }
    boolean isDenied = answer == Answer.BUSY && isPrivileged && needsPrivilegesAtWildcards;
    return isDenied ? Answer.DENIED : answer;
  }

  /** An address that is not configured refuses every port, which says nothing about this one. */
  private static Answer tryAt(Place place, int port, boolean udp) {
    try {
      bind(place, port, udp);
      return Answer.FREE;
    } catch (BindException e) {
      return isUsable(place, udp) ? Answer.BUSY : Answer.FREE;
    } catch (SocketException e) {
      // Windows says so of an excluded range; any other refusal holds for the next port, too.
      return isUsable(place, udp) ? Answer.DENIED : Answer.UNKNOWN;
    } catch (UnsupportedOperationException e) {
      return Answer.FREE; // without that family, nobody else has it either
    } catch (IOException e) {
      return Answer.UNKNOWN;
    }
  }

  private static boolean isUsable(Place place, boolean udp) {
    try {
      bind(place, 0, udp);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static void bind(Place place, int port, boolean udp) throws IOException {
    if (udp) {
      try (DatagramChannel channel = DatagramChannel.open(place.family)) {
        channel.bind(place.at(port));
      }
    } else {
      try (ServerSocketChannel channel = ServerSocketChannel.open(place.family)) {
        channel.bind(place.at(port), 1);
      }
    }
  }
}
