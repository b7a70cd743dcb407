package dev.styxy.os.linux.socket;

import dev.styxy.core.system.ConnectionTable;
import dev.styxy.core.system.ProbeException;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.Connection;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import dev.styxy.os.linux.libc.LibC;
import dev.styxy.os.linux.libc.NativeLinks;
import dev.styxy.os.linux.process.DescriptorLinks;
import dev.styxy.os.linux.process.FileDescriptorLinks;
import dev.styxy.os.linux.process.NativeDescriptorLinks;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the kernel for the connections of a port, and reads {@code /proc/pid/net/tcp} of other
 * network namespaces for listeners; both are read for one port at a time, at a person's request.
 */
public final class LinuxConnections implements ConnectionTable {
  private static final byte[] NETWORK = "net:[".getBytes(StandardCharsets.US_ASCII);

  private final ProcessTable processes;
  private final SocketOwners owners = new SocketOwners(links());

  public LinuxConnections(ProcessTable processes) {
    this.processes = processes;
  }

  private static DescriptorLinks links() {
    try {
      LibC.link();
      return new NativeDescriptorLinks();
    } catch (LinkageError e) {
      return new FileDescriptorLinks();
    }
  }

  @Override
  public List<Connection> at(int port) {
    try (NetlinkDump dump = NetlinkDump.open()) {
      ConnectionRows rows = new ConnectionRows();
      dump.collectConnections(port, rows);
      return rows.all();
    } catch (ProbeException | LinkageError e) {
      return ProcConnections.read("/proc/net/tcp", port);
    }
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
    try {
      return findElsewhere(port);
    } catch (LinkageError e) {
      // Without JNA's library nothing is known, which is what an empty answer means.
      return Optional.empty();
    }
  }

  private Optional<ProcessInfo> findElsewhere(int port) {
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

  /** One process of each other network namespace, as far as they are visible. */
  private static Iterable<String> oneOfEachNamespace() {
    Map<Long, String> pids = new HashMap<>();
    NativeLinks links = new NativeLinks();
    long own = links.inodeAt("/proc/self/ns/net", NETWORK);
    String[] names = new File("/proc").list();
    for (String name : names == null ? new String[0] : names) {
      long namespace =
          Character.isDigit(name.charAt(0))
              ? links.inodeAt("/proc/" + name + "/ns/net", NETWORK)
              : 0;
      if (namespace != 0 && namespace != own) {
        pids.putIfAbsent(namespace, name);
      }
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
