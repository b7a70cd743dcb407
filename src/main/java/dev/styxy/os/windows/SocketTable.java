package dev.styxy.os.windows;

import dev.styxy.model.BoundSocket;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import dev.styxy.os.platform.Addresses;
import dev.styxy.os.portable.OwnedSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes the tables of {@code <tcpmib.h>} and {@code <udpmib.h>}: a count, then rows.
 *
 * @param rowSize in bytes
 * @param address where the local address begins in a row
 * @param addressSize 4 or 16
 * @param port where the local port is, in network order in the lower half of four bytes
 * @param pid where its process is
 */
record SocketTable(
    Protocol protocol, int rowSize, int address, int addressSize, int port, int pid) {
  /** MIB_TCPTABLE_OWNER_PID. */
  static final SocketTable TCP4 = new SocketTable(Protocol.TCP, 24, 4, 4, 8, 20);

  /** MIB_TCP6TABLE_OWNER_PID. */
  static final SocketTable TCP6 = new SocketTable(Protocol.TCP, 56, 0, 16, 20, 52);

  /** MIB_UDPTABLE_OWNER_PID. */
  static final SocketTable UDP4 = new SocketTable(Protocol.UDP, 12, 0, 4, 4, 8);

  /** MIB_UDP6TABLE_OWNER_PID. */
  static final SocketTable UDP6 = new SocketTable(Protocol.UDP, 28, 0, 16, 20, 24);

  static final int COUNT_SIZE = 4;

  /** Rows that the table announces but does not contain are left out. */
  List<OwnedSocket> decode(byte[] bytes) {
    ByteBuffer table = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int count = table.getInt(0);
    List<OwnedSocket> sockets = new ArrayList<>();
    for (int i = 0, row = COUNT_SIZE; i < count && row + rowSize <= bytes.length; i++) {
      sockets.add(new OwnedSocket(socket(table, row), table.getInt(row + pid)));
      row += rowSize;
    }
    return sockets;
  }

  /** Windows does not tell the user of a socket. */
  private BoundSocket socket(ByteBuffer table, int row) {
    byte[] local = new byte[addressSize];
    table.get(row + address, local);
    return new BoundSocket(
        protocol,
        protocol == Protocol.TCP ? SocketState.LISTEN : SocketState.BOUND,
        Addresses.of(local),
        Short.toUnsignedInt(Short.reverseBytes(table.getShort(row + port))),
        -1,
        0);
  }
}
