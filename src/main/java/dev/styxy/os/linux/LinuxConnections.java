package dev.styxy.os.linux;

import dev.styxy.core.ConnectionTable;
import dev.styxy.core.ProbeException;
import dev.styxy.core.ProcessTable;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.Connection;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code /proc/net/tcp} for connections, and that of other network namespaces for listeners;
 * both are asked for one port at a time, by a person.
 */
final class LinuxConnections implements ConnectionTable {
  private final ProcessTable processes;
  private final SocketOwners owners = new SocketOwners(new FileDescriptorLinks());

  LinuxConnections(ProcessTable processes) {
    this.processes = processes;
  }

  @Override
  public List<Connection> at(int port) {
    return ProcConnections.read("/proc/net/tcp", port);
  }

  @Override
  public Optional<ProcessInfo> processOf(Connection connection) {
    return connection.inode() == 0 ? Optional.empty() : ownerOf(connection.inode());
  }

  private Optional<ProcessInfo> ownerOf(long inode) {
    for (long pid : owners.of(inode)) {
      Optional<ProcessInfo> owner = processes.find(pid);
      if (owner.isPresent()) {
        return owner;
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<ProcessInfo> listenerElsewhere(int port) {
    for (String pid : oneOfEachNamespace()) {
      for (BoundSocket socket : listeners("/proc/" + pid + "/net/tcp", port)) {
        Optional<ProcessInfo> owner = ownerOf(socket.inode());
        if (owner.isPresent()) {
          return owner;
        }
      }
    }
    return Optional.empty();
  }

  /** A process of each network namespace but our own, as far as they may be seen. */
  private static Iterable<String> oneOfEachNamespace() {
    Map<String, String> pids = new HashMap<>();
    String own = ProcFile.readLink("/proc/self/ns/net").orElse("");
    String[] names = new File("/proc").list((folder, name) -> Character.isDigit(name.charAt(0)));
    for (String name : names == null ? new String[0] : names) {
      ProcFile.readLink("/proc/" + name + "/ns/net")
          .filter(namespace -> !namespace.equals(own))
          .ifPresent(namespace -> pids.putIfAbsent(namespace, name));
    }
    return pids.values();
  }

  private static List<BoundSocket> listeners(String file, int port) {
    SocketRows rows = new SocketRows();
    for (boolean isIpv6 : new boolean[] {false, true}) {
      try (InputStream in = new FileInputStream(isIpv6 ? file + "6" : file)) {
        ProcNet.read(in, new ProcNetLine(Protocol.TCP, isIpv6), rows);
      } catch (IOException | ProbeException e) {
        // The process has just ended, or its namespace has no IPv6.
        continue;
      }
    }
    return rows.at(port, Protocol.TCP);
  }
}
