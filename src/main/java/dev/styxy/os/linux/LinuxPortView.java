package dev.styxy.os.linux;

import dev.styxy.core.PortView;
import dev.styxy.core.ProcessTable;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sockets of one look, and the search for the processes behind them. */
final class LinuxPortView implements PortView {
  private final SocketRows rows;
  private final SocketOwners owners;
  private final ProcessTable processes;
  private final long ownUid;
  private final Descendants descendants = new Descendants();

  LinuxPortView(SocketRows rows, SocketOwners owners, ProcessTable processes, long ownUid) {
    this.rows = rows;
    this.owners = owners;
    this.processes = processes;
    this.ownUid = ownUid;
  }

  @Override
  public boolean isBound(int port, Protocol protocol) {
    return rows.isBound(port, protocol);
  }

  @Override
  public List<BoundSocket> at(int port, Protocol protocol) {
    return rows.at(port, protocol);
  }

  @Override
  public List<BoundSocket> all() {
    return rows.all();
  }

  @Override
  public PortUse use(int port, Protocol protocol, List<Long> expected) {
    List<BoundSocket> sockets = rows.at(port, protocol);
    if (sockets.isEmpty()) {
      return new PortUse.Idle();
    }
    Optional<PortUse> use = useByOneOf(expected, sockets);
    if (use.isEmpty()) {
      use = useByOneOf(descendants.of(expected), sockets);
    }
    return use.isPresent() ? use.get() : useByAnyone(sockets);
  }

  private Optional<PortUse> useByOneOf(List<Long> pids, List<BoundSocket> sockets) {
    for (long pid : pids) {
      Optional<PortUse> use = useBy(pid, sockets);
      if (use.isPresent()) {
        return use;
      }
    }
    return Optional.empty();
  }

  /** The process and its own sockets first: a sentence about the two is then true. */
  private Optional<PortUse> useBy(long pid, List<BoundSocket> sockets) {
    List<BoundSocket> own = new ArrayList<>(sockets.size());
    List<BoundSocket> others = new ArrayList<>();
    for (BoundSocket socket : sockets) {
      (owners.isOpenIn(pid, socket.inode()) ? own : others).add(socket);
    }
    Optional<ProcessInfo> process = own.isEmpty() ? Optional.empty() : processes.find(pid);
    if (process.isEmpty()) {
      return Optional.empty();
    }
    own.addAll(others);
    return Optional.of(new PortUse.Bound(own, List.of(process.get())));
  }

  private PortUse useByAnyone(List<BoundSocket> sockets) {
    Map<Long, ProcessInfo> seen = new LinkedHashMap<>();
    List<BoundSocket> owned = new ArrayList<>(sockets.size());
    List<BoundSocket> others = new ArrayList<>();
    for (BoundSocket socket : sockets) {
      (hasOwners(socket, seen) ? owned : others).add(socket);
    }
    owned.addAll(others);
    return seen.isEmpty()
        ? new PortUse.Hidden(owned)
        : new PortUse.Bound(owned, List.copyOf(seen.values()));
  }

  private boolean hasOwners(BoundSocket socket, Map<Long, ProcessInfo> seen) {
    List<ProcessInfo> holders = holders(socket);
    for (ProcessInfo holder : holders) {
      seen.put(holder.pid(), holder);
    }
    return !holders.isEmpty();
  }

  @Override
  public List<ProcessInfo> holders(BoundSocket socket) {
    List<ProcessInfo> holders = new ArrayList<>(1);
    for (long pid : mayBeSeen(socket) ? owners.of(socket.inode()) : List.<Long>of()) {
      Optional<ProcessInfo> process = processes.find(pid);
      if (process.isPresent()) {
        holders.add(process.get());
      }
    }
    return holders;
  }

  /** The descriptors of other users' processes are closed to all but root: no need to look. */
  private boolean mayBeSeen(BoundSocket socket) {
    return socket.inode() != 0 && (ownUid <= 0 || ownUid == socket.uid());
  }
}
