package dev.styxy.os.macos;

import dev.styxy.model.BoundSocket;
import dev.styxy.model.Protocol;
import dev.styxy.os.portable.OwnedPortTable;
import dev.styxy.os.portable.OwnedSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the sockets of every process whose descriptors may be seen: those of the same user, or all
 * for root. The table of all sockets, net.inet.tcp.pcblist, leaves out listeners from macOS 27 on,
 * so for other users' sockets the bind has the last word.
 */
final class MacSockets implements OwnedPortTable.Source {
  /** {@code struct proc_fdinfo}: the descriptor, and what it is of. */
  private static final int ENTRY_SIZE = 8;

  private static final int TYPE = 4;
  private static final int PROX_FDTYPE_SOCKET = 2;

  private final LibProc processes;

  MacSockets(LibProc processes) {
    this.processes = processes;
  }

  @Override
  public List<OwnedSocket> read(boolean udp) {
    int[] pids = processes.pids();
    if (pids.length == 0) {
      throw new IllegalStateException("proc_listpids does not answer");
    }
    List<OwnedSocket> found = new ArrayList<>();
    for (int pid : pids) {
      readOf(pid, udp, found);
    }
    return found;
  }

  private void readOf(int pid, boolean udp, List<OwnedSocket> found) {
    ByteBuffer entries = ByteBuffer.wrap(processes.descriptors(pid)).order(ByteOrder.nativeOrder());
    for (int at = 0; at + ENTRY_SIZE <= entries.capacity(); at += ENTRY_SIZE) {
      if (entries.getInt(at + TYPE) == PROX_FDTYPE_SOCKET) {
        add(found, pid, entries.getInt(at), udp);
      }
    }
  }

  /** A descriptor that was closed meanwhile is nothing. */
  private void add(List<OwnedSocket> found, int pid, int descriptor, boolean udp) {
    LibProc.Reply reply =
        processes.readDescriptor(pid, descriptor, SocketInfo.FLAVOR, SocketInfo.SIZE);
    Optional<BoundSocket> socket =
        reply.isEmpty() ? Optional.empty() : SocketInfo.decode(reply.bytes());
    if (socket.isPresent() && (udp || socket.get().protocol() == Protocol.TCP)) {
      found.add(new OwnedSocket(socket.get(), pid));
    }
  }
}
