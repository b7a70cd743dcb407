package dev.styxy.os.linux;

import dev.styxy.core.ProbeException;
import dev.styxy.model.Protocol;

/**
 * Reads the answer to one question of {@link InetDiag}, which comes in several packets of several
 * messages with a {@code struct nlmsghdr} of {@code <linux/netlink.h>} each.
 */
final class InetDiagAnswer {
  private static final int MESSAGE_SIZE = InetDiag.HEADER_SIZE + InetDiagMessage.SIZE;
  private static final int NLM_F_DUMP_INTR = 0x10;
  private static final int NLMSG_ERROR = 2;
  private static final int NLMSG_DONE = 3;

  private final Protocol protocol;
  private final SocketSink rows;
  private boolean hasGaps;

  InetDiagAnswer(Protocol protocol, SocketSink rows) {
    this.protocol = protocol;
    this.rows = rows;
  }

  /** Whether the table changed below the kernel's feet, so that rows may be missing. */
  boolean hasGaps() {
    return hasGaps;
  }

  /**
   * Reads one packet, and tells whether it was the last.
   *
   * @throws ProbeException when the kernel refused, or the packet makes no sense
   */
  boolean endsWith(byte[] packet, int length) {
    for (int at = 0; at + InetDiag.HEADER_SIZE <= length; ) {
      int size = NativeBytes.s32(packet, at);
      if (size < InetDiag.HEADER_SIZE || size > length - at) {
        throw new ProbeException("netlink: a message of " + size + " bytes");
      }
      hasGaps |= (NativeBytes.u16(packet, at + 6) & NLM_F_DUMP_INTR) != 0;
      int type = NativeBytes.u16(packet, at + 4);
      if (type == NLMSG_ERROR || type == NLMSG_DONE) {
        requireSuccess(packet, at + InetDiag.HEADER_SIZE, size - InetDiag.HEADER_SIZE);
        return true;
      }
      if (isSocket(type) && size >= MESSAGE_SIZE) {
        rows.add(protocol, packet, at + InetDiag.HEADER_SIZE);
      }
      at += size + 3 & ~3;
    }
    return false;
  }

  /** An answer has the type of its question. */
  private static boolean isSocket(int type) {
    return type == InetDiag.TCPDIAG_GETSOCK || type == InetDiag.SOCK_DIAG_BY_FAMILY;
  }

  /** The end of a dump carries an error as an error message does: first, and negative. */
  private static void requireSuccess(byte[] packet, int at, int size) {
    int error = size < Integer.BYTES ? 0 : NativeBytes.s32(packet, at);
    if (error < 0) {
      throw new ProbeException("netlink: error " + -error);
    }
  }
}
