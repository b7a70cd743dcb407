package dev.styxy.os.linux;

import com.sun.jna.Function;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/** Asks a terminal for its size: ioctl_tty(2), TIOCGWINSZ. */
final class LinuxTerminal {
  private static final long TIOCGWINSZ = 0x5413;

  /** Four shorts: rows, columns, and both in pixels. */
  private static final int SIZE_OF_WINSIZE = 8;

  private static final int COLUMNS = 2;

  private LinuxTerminal() {}

  /** Its columns; empty when the descriptor is no terminal, or the terminal does not know. */
  static OptionalInt columns(int descriptor) {
    byte[] size = new byte[SIZE_OF_WINSIZE];
    Function ioctl = CLibrary.function("ioctl");
    if (ioctl.invokeInt(new Object[] {descriptor, TIOCGWINSZ, size}) != 0) {
      return OptionalInt.empty();
    }
    int columns = ByteBuffer.wrap(size).order(ByteOrder.nativeOrder()).getShort(COLUMNS) & 0xffff;
    return columns == 0 ? OptionalInt.empty() : OptionalInt.of(columns);
  }
}
