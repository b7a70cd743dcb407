package dev.styxy.os.macos;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/** Asks a terminal for its size, and whether the other end of a pipe is gone. */
final class MacTerminal {
  /** {@code _IOR('t', 104, struct winsize)} of {@code <sys/ttycom.h>}: four shorts. */
  private static final long TIOCGWINSZ = 0x40087468L;

  private static final int SIZE_OF_WINSIZE = 8;
  private static final int ROWS = 0;
  private static final int COLUMNS = 2;

  /** {@code struct pollfd} of {@code <sys/poll.h>}: an int and two shorts. */
  private static final int SIZE_OF_POLLFD = 8;

  private static final int REVENTS = 6;
  private static final int POLLERR_OR_POLLHUP = 0x18;

  /**
   * On Apple silicon, the arguments that stand for {@code ...} are passed in another way: the flag
   * tells JNA how many come before them (Function.USE_VARARGS).
   */
  private static final int TWO_FIXED_ARGUMENTS = 2 << 7;

  private final NativeLibrary library;

  MacTerminal(NativeLibrary library) {
    this.library = library;
  }

  OptionalInt columns(int descriptor) {
    return size(descriptor, COLUMNS);
  }

  OptionalInt rows(int descriptor) {
    return size(descriptor, ROWS);
  }

  private OptionalInt size(int descriptor, int field) {
    byte[] size = new byte[SIZE_OF_WINSIZE];
    Function ioctl = library.getFunction("ioctl", TWO_FIXED_ARGUMENTS);
    if (ioctl.invokeInt(new Object[] {descriptor, TIOCGWINSZ, size}) != 0) {
      return OptionalInt.empty();
    }
    int number = Short.toUnsignedInt(numbers(size).getShort(field));
    return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** Whether nobody will ever read what is written there. */
  boolean isReaderGone(int descriptor) {
    byte[] asked = new byte[SIZE_OF_POLLFD];
    numbers(asked).putInt(0, descriptor);
    Function poll = library.getFunction("poll");
    return poll.invokeInt(new Object[] {asked, 1, 0}) > 0
        && (numbers(asked).getShort(REVENTS) & POLLERR_OR_POLLHUP) != 0;
  }

  private static ByteBuffer numbers(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }
}
