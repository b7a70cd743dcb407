package dev.styxy.os.linux;

import com.sun.jna.Function;
import dev.styxy.os.linux.libc.CLibrary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/** Asks a terminal for its size: ioctl_tty(2), TIOCGWINSZ. */
final class LinuxTerminal {
  private static final long TIOCGWINSZ = 0x5413;

  /** Four shorts: rows, columns, and both in pixels. */
  private static final int SIZE_OF_WINSIZE = 8;

  private static final int ROWS = 0;
  private static final int COLUMNS = 2;

  private LinuxTerminal() {}

  /** Its columns; empty when the descriptor is not a terminal, or the terminal does not know. */
  static OptionalInt columns(int descriptor) {
    return size(descriptor, COLUMNS);
  }

  /** Its lines; empty when the descriptor is not a terminal, or the terminal does not know. */
  static OptionalInt rows(int descriptor) {
    return size(descriptor, ROWS);
  }

  private static OptionalInt size(int descriptor, int field) {
    byte[] size = new byte[SIZE_OF_WINSIZE];
    Function ioctl = CLibrary.function("ioctl");
    if (ioctl.invokeInt(new Object[] {descriptor, TIOCGWINSZ, size}) != 0) {
      return OptionalInt.empty();
    }
    int number = ByteBuffer.wrap(size).order(ByteOrder.nativeOrder()).getShort(field) & 0xffff;
    return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
