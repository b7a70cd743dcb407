package dev.styxy.os.linux.socket;

import dev.styxy.core.system.PortView;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import dev.styxy.os.linux.process.Descendants;
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
    List<BoundSocket> serving = serving(sockets);
    List<BoundSocket> wanted = serving.isEmpty() ? sockets : serving;
    Optional<PortUse> use = useByOneOf(expected, wanted, sockets);
    if (use.isEmpty()) {
      use = useByOneOf(descendants.of(expected), wanted, sockets);
    }
    return use.isPresent() ? use.get() : useByAnyone(wanted, sockets);
  }

  /**
   * A command passes the socket that holds its port on to everything it starts, so that proves
   * little.
   */
  private static List<BoundSocket> serving(List<BoundSocket> sockets) {
    List<BoundSocket> serving = new ArrayList<>(sockets.size());
    for (BoundSocket socket : sockets) {
      if (socket.isServing()) {
        serving.add(socket);
      }
    }
    return serving;
  }

  private Optional<PortUse> useByOneOf(
      List<Long> pids, List<BoundSocket> wanted, List<BoundSocket> all) {
    for (long pid : pids) {
      Optional<PortUse> use = useBy(pid, wanted, all);
      if (use.isPresent()) {
        return use;
      }
    }
    return Optional.empty();
  }

  /** The process and its own sockets first, so that a message about the two is true. */
  private Optional<PortUse> useBy(long pid, List<BoundSocket> wanted, List<BoundSocket> all) {
    List<BoundSocket> own = new ArrayList<>(all.size());
    for (BoundSocket socket : wanted) {
      if (owners.isOpenIn(pid, socket.inode())) {
        own.add(socket);
      }
    }
    Optional<ProcessInfo> process = own.isEmpty() ? Optional.empty() : processes.find(pid);
    if (process.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new PortUse.Bound(thenTheOthers(own, all), List.of(process.get())));
  }

  private PortUse useByAnyone(List<BoundSocket> wanted, List<BoundSocket> all) {
    Map<Long, ProcessInfo> seen = new LinkedHashMap<>();
    List<BoundSocket> owned = ownedOf(wanted, seen);
    Map<Long, ProcessInfo> holding = new LinkedHashMap<>();
    List<BoundSocket> held = ownedOf(all, holding);
    if (seen.isEmpty()) {
      return holding.isEmpty()
          ? new PortUse.Hidden(all)
          : new PortUse.Bound(thenTheOthers(held, all), List.copyOf(holding.values()));
    }
    holding.keySet().removeAll(seen.keySet());
    return new PortUse.Bound(
        thenTheOthers(owned, all), List.copyOf(seen.values()), List.copyOf(holding.values()));
  }

  /** Those that visible processes have open; the processes are added. */
  private List<BoundSocket> ownedOf(List<BoundSocket> sockets, Map<Long, ProcessInfo> seen) {
    List<BoundSocket> owned = new ArrayList<>(sockets.size());
    for (BoundSocket socket : sockets) {
      if (hasOwners(socket, seen)) {
        owned.add(socket);
      }
    }
    return owned;
  }

  private static List<BoundSocket> thenTheOthers(List<BoundSocket> first, List<BoundSocket> all) {
    for (BoundSocket socket : all) {
      if (!contains(first, socket)) {
        first.add(socket);
      }
    }
    return first;
  }

  /** Compares identity, as sockets without an owner are all equal. */
  private static boolean contains(List<BoundSocket> sockets, BoundSocket wanted) {
    for (BoundSocket socket : sockets) {
      if (socket == wanted) {
        return true;
      }
    }
    return false;
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

  /** Only root may read the descriptors of other users' processes: no need to try. */
  private boolean mayBeSeen(BoundSocket socket) {
    return socket.inode() != 0 && (ownUid <= 0 || ownUid == socket.uid());
  }
}
