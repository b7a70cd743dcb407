package dev.styxy.os.portable;

import dev.styxy.core.system.PortView;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One look at a port table that knows each socket's process. It may be incomplete: macOS hides the
 * sockets of other users, Windows those that do not listen; so a port without a socket is tried by
 * a bind before it counts as idle.
 */
public final class OwnedPortView implements PortView {
  private final List<OwnedSocket> sockets;
  private final ProcessTable processes;
  private final PortView unlisted;

  /**
   * A view of these sockets.
   *
   * @param unlisted asked about ports without a socket
   */
  public OwnedPortView(List<OwnedSocket> sockets, ProcessTable processes, PortView unlisted) {
    this.sockets = new ArrayList<>(sockets);
    this.sockets.sort(
        Comparator.comparingInt((OwnedSocket owned) -> owned.socket().port())
            .thenComparing(owned -> owned.socket().state() != SocketState.LISTEN));
    this.processes = processes;
    this.unlisted = unlisted;
  }

  private List<OwnedSocket> find(int port, Protocol protocol) {
    List<OwnedSocket> found = new ArrayList<>();
    for (OwnedSocket owned : sockets) {
      BoundSocket socket = owned.socket();
      if (socket.port() == port && socket.protocol().overlaps(protocol)) {
        found.add(owned);
      }
    }
    return found;
  }

  @Override
  public boolean isBound(int port, Protocol protocol) {
    return !find(port, protocol).isEmpty() || unlisted.isBound(port, protocol);
  }

  @Override
  public List<BoundSocket> at(int port, Protocol protocol) {
    return find(port, protocol).stream().map(OwnedSocket::socket).toList();
  }

  @Override
  public PortUse use(int port, Protocol protocol, List<Long> expected) {
    List<OwnedSocket> found = find(port, protocol);
    if (found.isEmpty()) {
      return unlisted.use(port, protocol, expected);
    }
    List<BoundSocket> seen = found.stream().map(OwnedSocket::socket).toList();
    List<ProcessInfo> holders = holders(found);
    return holders.isEmpty() ? new PortUse.Hidden(seen) : new PortUse.Bound(seen, holders);
  }

  @Override
  public List<ProcessInfo> holders(BoundSocket socket) {
    return holders(sockets.stream().filter(owned -> owned.socket().equals(socket)).toList());
  }

  private List<ProcessInfo> holders(List<OwnedSocket> owned) {
    return owned.stream()
        .map(OwnedSocket::pid)
        .distinct()
        .map(processes::find)
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public List<BoundSocket> all() {
    return sockets.stream().map(OwnedSocket::socket).toList();
  }
}
