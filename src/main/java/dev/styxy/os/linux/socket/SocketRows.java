package dev.styxy.os.linux.socket;

import dev.styxy.model.BoundSocket;
import dev.styxy.model.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The bound sockets of one look, as bytes: each invocation reads thousands and needs few of them,
 * so only their ports are decoded at first.
 */
final class SocketRows implements SocketSink {
  private static final int ROW = InetDiagMessage.SIZE;
  private static final int NONE = -1;
  private static final int PORTS = 1 << 16;

  private int size;
  private int[] ports = new int[64];
  private boolean[] udp = new boolean[64];
  private byte[] messages = new byte[64 * ROW];
  private final BitSet tcpPorts = new BitSet(PORTS);
  private final BitSet udpPorts = new BitSet(PORTS);
  private boolean isIndexed;
  private int[] firstOfPort;
  private int[] nextOfPort;

  /** Adds the socket of an {@link InetDiagMessage}; one that was never bound is left out. */
  @Override
  public void add(Protocol protocol, byte[] source, int at) {
    int port = InetDiagMessage.port(source, at);
    if (port == 0) {
      return;
    }
    if (size == ports.length) {
      grow();
    }
    ports[size] = port;
    udp[size] = protocol == Protocol.UDP;
    System.arraycopy(source, at, messages, size * ROW, ROW);
    size++;
    isIndexed = false;
  }

  private void grow() {
    ports = Arrays.copyOf(ports, size * 2);
    udp = Arrays.copyOf(udp, size * 2);
    messages = Arrays.copyOf(messages, messages.length * 2);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void cutTo(int rows) {
    size = rows;
    isIndexed = false;
  }

  boolean isBound(int port, Protocol protocol) {
    index();
    return (protocol.coversTcp() && tcpPorts.get(port))
        || (protocol.coversUdp() && udpPorts.get(port));
  }

  /** The sockets of a port, listeners first. */
  List<BoundSocket> at(int port, Protocol protocol) {
    List<BoundSocket> found = new ArrayList<>();
    if (isBound(port, protocol)) {
      chain();
      addThose(found, port, protocol, true);
      addThose(found, port, protocol, false);
    }
    return found;
  }

  private void addThose(
      List<BoundSocket> found, int port, Protocol protocol, boolean wantsListeners) {
    for (int row = firstOfPort[port]; row != NONE; row = nextOfPort[row]) {
      boolean isListening = InetDiagMessage.isListening(messages, row * ROW);
      if (isListening == wantsListeners && protocol.overlaps(protocolOf(row))) {
        found.add(InetDiagMessage.decode(messages, row * ROW, protocolOf(row)));
      }
    }
  }

  private Protocol protocolOf(int row) {
    return udp[row] ? Protocol.UDP : Protocol.TCP;
  }

  /** Every socket, in order of port. */
  List<BoundSocket> all() {
    index();
    BitSet bound = (BitSet) tcpPorts.clone();
    bound.or(udpPorts);
    List<BoundSocket> found = new ArrayList<>(size);
    for (int port = bound.nextSetBit(0); port >= 0; port = bound.nextSetBit(port + 1)) {
      found.addAll(at(port, Protocol.BOTH));
    }
    return found;
  }

  private void index() {
    if (isIndexed) {
      return;
    }
    tcpPorts.clear();
    udpPorts.clear();
    for (int row = 0; row < size; row++) {
      (udp[row] ? udpPorts : tcpPorts).set(ports[row]);
    }
    firstOfPort = null;
    isIndexed = true;
  }

  /** Links the rows of each port, in their original order. */
  private void chain() {
    if (firstOfPort != null) {
      return;
    }
    int[] first = new int[PORTS];
    Arrays.fill(first, NONE);
    int[] next = new int[size];
    for (int row = size - 1; row >= 0; row--) {
      next[row] = first[ports[row]];
      first[ports[row]] = row;
    }
    nextOfPort = next;
    firstOfPort = first;
  }
}
