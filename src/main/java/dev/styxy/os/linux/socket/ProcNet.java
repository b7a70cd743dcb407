package dev.styxy.os.linux.socket;

import dev.styxy.core.system.ProbeException;
import dev.styxy.model.Protocol;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads bound sockets from {@code /proc/net/tcp} and its kin (proc_pid_net(5)), where there is no
 * sock_diag (gVisor, WSL 1). It lacks sockets that are bound and not listening.
 */
final class ProcNet {
  private static final int BUFFER_SIZE = 64 * 1024;

  private ProcNet() {}

  /**
   * Adds the bound sockets of a protocol, of both families.
   *
   * @throws ProbeException when the files do not exist or cannot be read
   */
  static void collect(Protocol protocol, SocketRows rows) {
    try {
      if (protocol.coversTcp()) {
        collect("/proc/net/tcp", Protocol.TCP, rows);
      }
      if (protocol.coversUdp()) {
        collect("/proc/net/udp", Protocol.UDP, rows);
      }
    } catch (IOException e) {
      throw new ProbeException(e.getMessage(), e);
    }
  }

  /** The second file is missing where there is no IPv6. */
  private static void collect(String path, Protocol protocol, SocketRows rows) throws IOException {
    read(path, new ProcNetLine(protocol, false), rows);
    if (new File(path + "6").exists()) {
      read(path + "6", new ProcNetLine(protocol, true), rows);
    }
  }

  private static void read(String path, ProcNetLine line, SocketRows rows) throws IOException {
    try (InputStream in = new FileInputStream(path)) {
      read(in, line, rows);
    }
  }

  /** Line by line, as the table may contain hundreds of thousands of connections. */
  static void read(InputStream in, ProcNetLine line, SocketRows rows) throws IOException {
    byte[] buffer = new byte[BUFFER_SIZE];
    int kept = 0;
    int count;
    while ((count = in.read(buffer, kept, buffer.length - kept)) > 0) {
      int end = kept + count;
      int start = 0;
      for (int at = kept; at < end; at++) {
        if (buffer[at] == '\n') {
          line.decode(buffer, start, at, rows);
          start = at + 1;
        }
      }
      kept = end - start;
      System.arraycopy(buffer, start, buffer, 0, kept);
    }
  }
}
