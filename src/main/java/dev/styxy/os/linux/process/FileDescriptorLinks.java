package dev.styxy.os.linux.process;

import dev.styxy.os.linux.libc.ProcFile;
import java.util.Optional;

/** Reads the links through java.nio, where JNA has no library for the system. */
public final class FileDescriptorLinks implements DescriptorLinks {
  private static final String SOCKET = "socket:[";

  @Override
  public long socketAt(long task, long descriptor) {
    Optional<String> target = ProcFile.readLink("/proc/" + task + "/fd/" + descriptor);
    if (target.isEmpty() || !target.get().startsWith(SOCKET)) {
      return 0;
    }
    String link = target.get();
    return Long.parseLong(link.substring(SOCKET.length(), link.length() - 1));
  }
}
