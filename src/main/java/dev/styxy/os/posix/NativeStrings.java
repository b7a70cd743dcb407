package dev.styxy.os.posix;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A {@code char *[]} that ends with a null pointer. Text is bytes, as Latin-1. */
public final class NativeStrings implements AutoCloseable {
  private final Memory pointers;
  private final Memory characters;

  public NativeStrings(List<String> strings) {
    int size = 1;
    for (String string : strings) {
      size += string.length() + 1;
    }
    pointers = new Memory((strings.size() + 1L) * Native.POINTER_SIZE);
    characters = new Memory(size);
    StringBuilder all = new StringBuilder(size);
    long first = Pointer.nativeValue(characters);
    for (int i = 0; i < strings.size(); i++) {
      pointers.setPointer((long) i * Native.POINTER_SIZE, new Pointer(first + all.length()));
      all.append(strings.get(i)).append('\0');
    }
    pointers.setPointer((long) strings.size() * Native.POINTER_SIZE, Pointer.NULL);
    byte[] bytes = bytes(all.toString());
    characters.write(0, bytes, 0, bytes.length);
  }

  public Pointer pointer() {
    return pointers;
  }

  /** One string of C. */
  public static byte[] bytes(String text) {
    return (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Those that stand one after another in a block, each with a zero byte at its end.
   *
   * @param from where the first begins
   * @param most of them
   */
  public static List<String> split(byte[] block, int from, int most) {
    List<String> strings = new ArrayList<>();
    int start = from;
    for (int at = from; at < block.length && strings.size() < most; at++) {
      if (block[at] == 0) {
        strings.add(new String(block, start, at - start, StandardCharsets.ISO_8859_1));
        start = at + 1;
      }
    }
    return strings;
  }

  @Override
  public void close() {
    pointers.close();
    characters.close();
  }
}
