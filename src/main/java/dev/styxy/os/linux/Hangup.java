package dev.styxy.os.linux;

import com.sun.jna.Function;
import dev.styxy.os.linux.libc.CLibrary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Asks whether the other end of a pipe or socket is gone, which poll(2) always reports. */
final class Hangup {
  private static final int POLLERR = 0x8;
  private static final int POLLHUP = 0x10;

  /**
   * {@code struct pollfd}: an int, the descriptor, and two shorts, the events asked for and those
   * found.
   */
  private static final int SIZE_OF_POLLFD = 8;

  private static final int REVENTS = 6;
  private static final long ONE = 1;
  private static final int AT_ONCE = 0;

  private Hangup() {}

  static boolean isAt(int descriptor) {
    ByteBuffer asked = ByteBuffer.allocate(SIZE_OF_POLLFD).order(ByteOrder.nativeOrder());
    asked.putInt(0, descriptor);
    Function poll = CLibrary.function("poll");
    return poll.invokeInt(new Object[] {asked.array(), ONE, AT_ONCE}) > 0
        && (asked.getShort(REVENTS) & (POLLERR | POLLHUP)) != 0;
  }
}
