package dev.styxy.os.macos;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/** Reads what the kernel of macOS says by name or number: sysctl(3). */
final class Sysctl {
  /** {@code <sys/sysctl.h>}. */
  private static final int CTL_KERN = 1;

  private static final int KERN_PROCARGS2 = 49;

  /** As much as a command line and its variables can be; it is refused with more: ARG_MAX. */
  private static final int MOST_ARGUMENTS = 1 << 20;

  private static final int LONGEST_TEXT = 256;

  private final Function byName;
  private final Function byNumber;

  Sysctl(NativeLibrary library) {
    byName = library.getFunction("sysctlbyname");
    byNumber = library.getFunction("sysctl");
  }

  /** A text; empty when there is none of that name. */
  String text(String name) {
    byte[] value = new byte[LONGEST_TEXT];
    return new String(value, 0, read(name, value), StandardCharsets.UTF_8).replace("\0", "");
  }

  /** A number; absent when there is none of that name. */
  OptionalInt number(String name) {
    byte[] value = new byte[Integer.BYTES];
    return read(name, value) == value.length
        ? OptionalInt.of(ByteBuffer.wrap(value).order(ByteOrder.nativeOrder()).getInt())
        : OptionalInt.empty();
  }

  private int read(String name, byte[] value) {
    long[] size = {value.length};
    Object[] arguments = {name, value, size, Pointer.NULL, 0L};
    return byName.invokeInt(arguments) == 0 ? (int) size[0] : 0;
  }

  /**
   * How a process was started, in the form that {@link StartWords} reads; empty when it may not be
   * read. What fills its room may have lost its beginning, and is read again with more.
   */
  byte[] startOf(int pid) {
    int[] name = {CTL_KERN, KERN_PROCARGS2, pid};
    long[] size = {0};
    int failure = ask(name, Pointer.NULL, size);
    int room = failure == 0 ? (int) size[0] + Long.BYTES : 0;
    while (room > 0 && room <= MOST_ARGUMENTS) {
      byte[] block = new byte[room];
      size[0] = room;
      if (ask(name, block, size) != 0) {
        return new byte[0];
      }
      if (size[0] < room) {
        return Arrays.copyOf(block, (int) size[0]);
      }
      room *= 2;
    }
    return new byte[0];
  }

  private int ask(int[] name, Object value, long[] size) {
    return byNumber.invokeInt(new Object[] {name, name.length, value, size, Pointer.NULL, 0L});
  }
}
