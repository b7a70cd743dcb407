package dev.styxy.os.macos;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What macOS tells everybody about a process: {@code struct proc_bsdshortinfo} of {@code
 * <sys/proc_info.h>}, and the number of {@code struct proc_uniqidentifierinfo}.
 *
 * @param name at most 15 bytes of it
 */
record ProcessFacts(long parent, boolean isZombie, String name, long uid) {
  /** PROC_PIDT_SHORTBSDINFO. */
  static final int FLAVOR = 13;

  static final int SIZE = 64;

  /** PROC_PIDUNIQIDENTIFIERINFO, of {@code <sys/proc_info_private.h>}. */
  static final int UNIQUE_FLAVOR = 17;

  static final int UNIQUE_SIZE = 56;

  /** MAXCOMLEN, less the zero at the end. */
  static final int LONGEST_NAME = 15;

  private static final int PARENT = 4;
  private static final int STATUS = 12;
  private static final int NAME = 16;
  private static final int UID = 36;
  private static final int UNIQUE_ID = 16;

  /** SZOMB of {@code <sys/proc.h>}. */
  private static final int ZOMBIE = 5;

  static Optional<ProcessFacts> decode(LibProc.Reply reply) {
    if (reply.isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer info = numbers(reply);
    return Optional.of(
        new ProcessFacts(
            Integer.toUnsignedLong(info.getInt(PARENT)),
            info.getInt(STATUS) == ZOMBIE,
            text(reply.bytes(), NAME, LONGEST_NAME),
            Integer.toUnsignedLong(info.getInt(UID))));
  }

  /** The number that no other process is given until the next boot, and that outlives an exec. */
  static OptionalLong uniqueId(LibProc.Reply reply) {
    return reply.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(numbers(reply).getLong(UNIQUE_ID));
  }

  private static ByteBuffer numbers(LibProc.Reply reply) {
    return ByteBuffer.wrap(reply.bytes()).order(ByteOrder.nativeOrder());
  }

  /** What stands there up to the first zero. */
  static String text(byte[] bytes, int from, int most) {
    int end = from;
    while (end < from + most && end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }
}
