package dev.styxy.os.linux;

import java.nio.charset.StandardCharsets;

/** Reads the links by readlink(2) itself: thousands are read, and most lead to no socket. */
final class NativeDescriptorLinks implements DescriptorLinks {
  private static final byte[] SOCKET = "socket:[".getBytes(StandardCharsets.US_ASCII);

  /** Room for {@code socket:[4294967295]}; what is longer is cut, and is no socket. */
  private final byte[] target = new byte[32];

  @Override
  public long socketAt(long pid, long descriptor) {
    String path = "/proc/" + pid + "/fd/" + descriptor + "\0";
    long length = LibC.readlink(path.getBytes(StandardCharsets.ISO_8859_1), target);
    for (int at = 0; at < SOCKET.length; at++) {
      if (at >= length || target[at] != SOCKET[at]) {
        return 0;
      }
    }
    long inode = 0;
    for (int at = SOCKET.length; at < length && target[at] != ']'; at++) {
      inode = inode * 10 + target[at] - '0';
    }
    return inode;
  }
}
