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
    long at = 0;
    for (int i = 0; i < strings.size(); i++) {
      byte[] bytes = bytes(strings.get(i));
      characters.write(at, bytes, 0, bytes.length);
      pointers.setPointer((long) i * Native.POINTER_SIZE, characters.share(at));
      at += bytes.length;
    }
    pointers.setPointer((long) strings.size() * Native.POINTER_SIZE, Pointer.NULL);
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
