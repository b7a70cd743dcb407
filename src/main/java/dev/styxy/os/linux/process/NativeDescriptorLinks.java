package dev.styxy.os.linux.process;

import dev.styxy.os.linux.libc.NativeLinks;
import java.nio.charset.StandardCharsets;

/** Reads the links through {@link NativeLinks}. */
public final class NativeDescriptorLinks implements DescriptorLinks {
  private static final byte[] SOCKET = "socket:[".getBytes(StandardCharsets.US_ASCII);

  private final NativeLinks links = new NativeLinks();

  @Override
  public long socketAt(long task, long descriptor) {
    return links.inodeAt("/proc/" + task + "/fd/" + descriptor, SOCKET);
  }
}
