package dev.styxy.os.linux.libc;

import java.nio.charset.StandardCharsets;

/**
 * Reads links of proc(5) such as {@code socket:[123]} and {@code net:[4026531840]} by readlink(2)
 * itself: thousands are read at a time. For one thread.
 */
public final class NativeLinks {

  /**
   * Room for {@code socket:[4294967295]}; anything longer is truncated, and is not one of these.
   */
  private final byte[] target = new byte[32];

  /**
   * The inode that the link names; 0 when it is of another kind, or may not be read.
   *
   * @param kind what precedes the number, e.g. {@code socket:[}
   */
  public long inodeAt(String path, byte[] kind) {
    byte[] name = (path + "\0").getBytes(StandardCharsets.ISO_8859_1);
    long length = LibC.readlink(name, target);
    for (int at = 0; at < kind.length; at++) {
      if (at >= length || target[at] != kind[at]) {
        return 0;
      }
    }
    long inode = 0;
    for (int at = kind.length; at < length && target[at] != ']'; at++) {
      inode = inode * 10 + target[at] - '0';
    }
    return inode;
  }
}
