package dev.styxy.os.linux.socket;

import dev.styxy.core.system.ProbeException;
import dev.styxy.model.Protocol;
import dev.styxy.os.linux.libc.NativeBytes;

/**
 * Reads the answer to one question of {@link InetDiag}, which comes in several packets of several
 * messages with a {@code struct nlmsghdr} of {@code <linux/netlink.h>} each.
 */
final class InetDiagAnswer {
  private static final int MESSAGE_SIZE = InetDiag.HEADER_SIZE + InetDiagMessage.SIZE;
  private static final int NLM_F_DUMP_INTR = 0x10;
  private static final int NLMSG_ERROR = 2;
  private static final int NLMSG_DONE = 3;

  private static final int TYPE = 4;
  private static final int FLAGS = 6;
  private static final int SEQUENCE = 8;

  private final int sequence;
  private final Protocol protocol;
  private final SocketSink rows;
  private boolean hasGaps;

  /**
   * The answer to one question.
   *
   * @param sequence the number of the question, which each message of the answer repeats
   */
  InetDiagAnswer(int sequence, Protocol protocol, SocketSink rows) {
    this.sequence = sequence;
    this.protocol = protocol;
    this.rows = rows;
  }

  /** Whether the table changed while the kernel read it, so that rows may be missing. */
  boolean hasGaps() {
    return hasGaps;
  }

  /**
   * Reads one packet, and tells whether it was the last. Remains of the answer to an earlier,
   * abandoned question are skipped.
   *
   * @throws ProbeException when the kernel refused, or the packet makes no sense
   */
  boolean endsWith(byte[] packet, int length) {
    for (int at = 0; at + InetDiag.HEADER_SIZE <= length; ) {
      int size = NativeBytes.s32(packet, at);
      if (size < InetDiag.HEADER_SIZE || size > length - at) {
        throw new ProbeException("netlink: a message of " + size + " bytes");
      }
      if (NativeBytes.s32(packet, at + SEQUENCE) == sequence && isEnd(packet, at, size)) {
        return true;
      }
      at += size + 3 & ~3;
    }
    return false;
  }

  /** Takes the message, and tells whether it is the last. */
  private boolean isEnd(byte[] packet, int at, int size) {
    hasGaps |= (NativeBytes.u16(packet, at + FLAGS) & NLM_F_DUMP_INTR) != 0;
    int type = NativeBytes.u16(packet, at + TYPE);
    if (type == NLMSG_ERROR || type == NLMSG_DONE) {
      requireSuccess(packet, at + InetDiag.HEADER_SIZE, size - InetDiag.HEADER_SIZE);
      return true;
    }
    if (isSocket(type)) {
      requireWhole(size);
      rows.add(protocol, packet, at + InetDiag.HEADER_SIZE);
    }
    return false;
  }

  private static void requireWhole(int size) {
    if (size < MESSAGE_SIZE) {
      throw new ProbeException("netlink: a socket of " + size + " bytes");
    }
  }

  /** An answer has the type of its question. */
  private static boolean isSocket(int type) {
    return type == InetDiag.TCPDIAG_GETSOCK || type == InetDiag.SOCK_DIAG_BY_FAMILY;
  }

  /** The end of a dump carries an error like an error message: first, and negative. */
  private static void requireSuccess(byte[] packet, int at, int size) {
    int error = size < Integer.BYTES ? 0 : NativeBytes.s32(packet, at);
    if (error < 0) {
      throw new ProbeException("netlink: error " + -error);
    }
  }
}
