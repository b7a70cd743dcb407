package dev.styxy.os.macos;

import dev.styxy.model.BoundSocket;
import dev.styxy.model.Protocol;
import dev.styxy.os.portable.OwnedSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the sockets of every process whose descriptors may be seen: those of the same user, or all
 * for root. macOS has no table of sockets for others, so the bind has the last word there. Not
 * tested.
 */
final class MacSockets {
  /** {@code struct proc_fdinfo}: the descriptor, and what it is of. */
  private static final int FD_INFO_SIZE = 8;

  private static final int TYPE_SOCKET = 2;

  private MacSockets() {}

  static List<OwnedSocket> read(boolean udp) {
    List<OwnedSocket> found = new ArrayList<>();
    for (int pid : LibProc.pids()) {
      byte[] list = new byte[LibProc.sizeOf(pid, LibProc.PIDLISTFDS)];
      int read = list.length == 0 ? 0 : LibProc.read(pid, LibProc.PIDLISTFDS, list);
      ByteBuffer descriptors = ByteBuffer.wrap(list).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = 0; at + FD_INFO_SIZE <= read; at += FD_INFO_SIZE) {
        if (descriptors.getInt(at + 4) == TYPE_SOCKET) {
          add(found, pid, descriptors.getInt(at), udp);
        }
      }
    }
    return found;
  }

  private static void add(List<OwnedSocket> found, int pid, int descriptor, boolean udp) {
    byte[] bytes = new byte[SocketInfo.SIZE];
    if (LibProc.readSocket(pid, descriptor, bytes) < bytes.length) {
      return;
    }
    Optional<BoundSocket> socket = SocketInfo.decode(bytes);
    if (socket.isPresent() && (udp || socket.get().protocol() == Protocol.TCP)) {
      found.add(new OwnedSocket(socket.get(), pid));
    }
  }
}
