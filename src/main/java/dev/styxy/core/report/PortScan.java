package dev.styxy.core.report;

import dev.styxy.core.owner.Projects;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.system.Host;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Look;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.core.types.AutoTypes;
import dev.styxy.core.types.RequestOrigin;
import dev.styxy.core.types.TypeResolver;
import dev.styxy.model.Allocation;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.PortRange;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Shows every port of a range that something is bound to, from one look. */
public final class PortScan {
  private final Host host;
  private final Settings settings;
  private final Projects projects = new Projects();

  public PortScan(Host host, Settings settings) {
    this.host = host;
    this.settings = settings;
  }

  /**
   * What listens, in order of port, TCP before UDP. Working directories are left as they are, for
   * nobody's directory is touched under the lock: see {@link #withProjects}.
   *
   * @param type what the ports are allocated as; any and none when absent
   * @throws dev.styxy.model.StyxyException (from the look) when there is no such type
   */
  public Look<List<BoundPort>> of(PortRange range, Protocol protocol, Optional<String> type) {
    return transaction -> {
      type.ifPresent(name -> refuseIfUnknown(name, transaction));
      List<BoundPort> found = all(transaction, range, protocol);
      found.removeIf(port -> type.isPresent() && !isOfType(port, type.get()));
      return found;
    };
  }

  private static boolean isOfType(BoundPort port, String type) {
    return port.allocation().isPresent() && port.allocation().get().type().equals(type);
  }

  /** A type that the configuration has lost is known while something is allocated as it. */
  private void refuseIfUnknown(String type, Transaction transaction) {
    Set<String> inUse = new TreeSet<>();
    for (Allocation allocation : transaction.ledger().allocations()) {
      inUse.add(allocation.type());
    }
    AutoTypes autoTypes = new AutoTypes(settings, host.limits(), transaction.ledger());
    new TypeResolver(settings, autoTypes, RequestOrigin.SCAN).insistOnKnown(type, inUse);
  }

  private List<BoundPort> all(Transaction transaction, PortRange range, Protocol protocol) {
    Map<String, List<BoundSocket>> byPort = new LinkedHashMap<>();
    for (Protocol one : List.of(Protocol.TCP, Protocol.UDP)) {
      collect(transaction, range, one, protocol.overlaps(one), byPort);
    }
    List<BoundPort> ports = new ArrayList<>();
    for (List<BoundSocket> sockets : byPort.values()) {
      ports.add(describe(transaction, sockets));
    }
    ports.sort(
        (one, other) ->
            one.port() != other.port()
                ? Integer.compare(one.port(), other.port())
                : one.protocol().compareTo(other.protocol()));
    return ports;
  }

  private static void collect(
      Transaction transaction,
      PortRange range,
      Protocol protocol,
      boolean isWanted,
      Map<String, List<BoundSocket>> byPort) {
    for (BoundSocket socket : isWanted ? transaction.ports().all() : List.<BoundSocket>of()) {
      if (socket.protocol() == protocol && range.contains(socket.port())) {
        String key = Descriptions.port(socket.port(), protocol);
        byPort.computeIfAbsent(key, k -> new ArrayList<>()).add(socket);
      }
    }
  }

  private BoundPort describe(Transaction transaction, List<BoundSocket> sockets) {
    BoundSocket first = sockets.get(0);
    Set<ProcessInfo> processes = new LinkedHashSet<>();
    for (BoundSocket socket : sockets) {
      processes.addAll(transaction.ports().holders(socket));
    }
    Optional<Allocation> allocation = transaction.ledger().find(first.port(), first.protocol());
    Optional<String> project =
        processes.isEmpty()
            ? Optional.empty()
            : host.processes().workingDirectory(processes.iterator().next().pid());
    Optional<String> user = host.processes().userName(first.uid());
    return new BoundPort(sockets, List.copyOf(processes), user, project, allocation);
  }

  /** The same with the projects of the working directories, which is for after the transaction. */
  public List<BoundPort> withProjects(List<BoundPort> ports) {
    List<BoundPort> all = new ArrayList<>(ports.size());
    for (BoundPort port : ports) {
      all.add(
          new BoundPort(
              port.sockets(),
              port.processes(),
              port.user(),
              port.project().map(this::projectOf),
              port.allocation()));
    }
    return all;
  }

  private String projectOf(String directory) {
    try {
      return host.processes().mayBlock(directory)
          ? directory
          : projects.of(Path.of(directory)).toString();
    } catch (InvalidPathException e) {
      return directory;
    }
  }
}
