package dev.styxy.core;

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
  private final World world;
  private final Settings settings;
  private final Projects projects = new Projects();

  public PortScan(World world, Settings settings) {
    this.world = world;
    this.settings = settings;
  }

  /**
   * The change that looks, and changes nothing; in order of port, TCP before UDP. Working
   * directories are left as they are, for nobody's directory is touched under the lock: see {@link
   * #withProjects}.
   *
   * @param type what the ports are allocated as; any and none when absent
   * @throws dev.styxy.model.StyxyException (from the change) when there is no such type
   */
  public Change<List<BoundPort>> of(PortRange range, Protocol protocol, Optional<String> type) {
    return turn -> {
      type.ifPresent(name -> refuseIfUnknown(name, turn));
      List<BoundPort> found = all(turn, range, protocol);
      found.removeIf(port -> type.isPresent() && !isOfType(port, type.get()));
      return found;
    };
  }

  private static boolean isOfType(BoundPort port, String type) {
    return port.allocation().isPresent() && port.allocation().get().type().equals(type);
  }

  /** A type that the configuration has lost is known while something is allocated as it. */
  private void refuseIfUnknown(String type, Turn turn) {
    Set<String> inUse = new TreeSet<>();
    for (Allocation allocation : turn.ledger().allocations()) {
      inUse.add(allocation.type());
    }
    AutoTypes autoTypes = new AutoTypes(settings, world.limits(), turn.ledger());
    new TypeResolver(settings, autoTypes, AskingCommand.SCAN).insistOnKnown(type, inUse);
  }

  private List<BoundPort> all(Turn turn, PortRange range, Protocol protocol) {
    Map<String, List<BoundSocket>> byPort = new LinkedHashMap<>();
    for (Protocol one : List.of(Protocol.TCP, Protocol.UDP)) {
      collect(turn, range, one, protocol.overlaps(one), byPort);
    }
    List<BoundPort> ports = new ArrayList<>();
    for (List<BoundSocket> sockets : byPort.values()) {
      ports.add(describe(turn, sockets));
    }
    ports.sort(
        (one, other) ->
            one.port() != other.port()
                ? Integer.compare(one.port(), other.port())
                : one.protocol().compareTo(other.protocol()));
    return ports;
  }

  private static void collect(
      Turn turn,
      PortRange range,
      Protocol protocol,
      boolean isWanted,
      Map<String, List<BoundSocket>> byPort) {
    for (BoundSocket socket : isWanted ? turn.sight().ports().all() : List.<BoundSocket>of()) {
      if (socket.protocol() == protocol && range.contains(socket.port())) {
        String key = Descriptions.port(socket.port(), protocol);
        byPort.computeIfAbsent(key, k -> new ArrayList<>()).add(socket);
      }
    }
  }

  private BoundPort describe(Turn turn, List<BoundSocket> sockets) {
    BoundSocket first = sockets.get(0);
    Set<ProcessInfo> processes = new LinkedHashSet<>();
    for (BoundSocket socket : sockets) {
      processes.addAll(turn.sight().ports().holders(socket));
    }
    Optional<Allocation> allocation = turn.ledger().find(first.port(), first.protocol());
    Optional<String> project =
        processes.isEmpty()
            ? Optional.empty()
            : world.processes().workingDirectory(processes.iterator().next().pid());
    Optional<String> user = world.processes().userName(first.uid());
    return new BoundPort(sockets, List.copyOf(processes), user, project, allocation);
  }

  /** The same with the projects of the working directories, which is for after the turn. */
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
      return world.processes().mayBlock(directory)
          ? directory
          : projects.of(Path.of(directory)).toString();
    } catch (InvalidPathException e) {
      return directory;
    }
  }
}
