package dev.styxy.core.owner;

import dev.styxy.core.system.PortView;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.Allocation;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import java.util.List;
import java.util.Set;

/**
 * Knows a process by what {@code styxy run} hands down to all that its command starts: the socket
 * that holds the port, and {@code STYXY_LOCK_ID} in the environment. Both outlast a daemon's double
 * fork, setsid(2) and chdir(2). Some servers write their title over their environment (PostgreSQL,
 * Redis, nginx), others close all descriptors, which is why there are two.
 */
final class LeaseMarks {
  private static final Set<String> WILDCARDS = Set.of("::", "0.0.0.0");

  private final ProcessTable processes;
  private final LeaseUsers users;

  LeaseMarks(ProcessTable processes, LeaseUsers users) {
    this.processes = processes;
    this.users = users;
  }

  Relation of(ProcessInfo process, Allocation allocation, PortView ports) {
    if (hasHold(process, allocation, ports)) {
      return Relation.KIN;
    }
    if (!processes.isStartedUnder(process, allocation.lockId())) {
      return Relation.STRANGER;
    }
    return users.include(process, allocation)
        ? Relation.KIN
        : new Relation.Doubt("it has the lock id of the lease, but is of another user");
  }

  /**
   * A hold can only be inherited. A stranger's server may be seen between its own bind and listen,
   * with one socket; a process that has a hold and listens as well has two. Of a socket that
   * another user made it is enough to have it.
   */
  private boolean hasHold(ProcessInfo process, Allocation allocation, PortView ports) {
    if (!allocation.protocol().coversTcp()) {
      return false;
    }
    List<BoundSocket> sockets = ports.at(allocation.port(), Protocol.TCP);
    for (BoundSocket socket : sockets) {
      if (isHold(socket) && isOpenIn(process, socket, ports)) {
        return process.uid() != socket.uid() || isServing(process, sockets, ports);
      }
    }
    return false;
  }

  private boolean isHold(BoundSocket socket) {
    return !socket.isServing()
        && WILDCARDS.contains(socket.address())
        && users.isOfSelf(socket.uid());
  }

  private static boolean isServing(ProcessInfo process, List<BoundSocket> sockets, PortView ports) {
    for (BoundSocket socket : sockets) {
      if (socket.isServing() && isOpenIn(process, socket, ports)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOpenIn(ProcessInfo process, BoundSocket socket, PortView ports) {
    for (ProcessInfo holder : ports.holders(socket)) {
      if (holder.pid() == process.pid()) {
        return true;
      }
    }
    return false;
  }
}
