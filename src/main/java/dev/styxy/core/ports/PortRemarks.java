package dev.styxy.core.ports;

import dev.styxy.core.owner.PortForwarders;
import dev.styxy.core.state.WaitingLine;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.system.ConnectionTable;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.Connection;
import dev.styxy.model.PlaceInLine;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what else there is to say about a port, which takes too long under the lock. */
public final class PortRemarks {
  private static final int MOST_CONNECTIONS = 3;

  /** The ports of the AirPlay Receiver, which is a part of this process of macOS. */
  private static final Set<Integer> AIRPLAY_PORTS = Set.of(5000, 7000);

  private static final String AIRPLAY = "ControlCenter";

  private final Host host;
  private final ProcessTable processes;
  private final ConnectionTable connections;
  private final CommandPorts commandPorts;
  private final Transaction transaction;

  /** Remarks on what a transaction saw. */
  public PortRemarks(Host host, ConnectionTable connections, Transaction transaction) {
    this.processes = host.processes();
    this.host = host;
    this.connections = connections;
    this.commandPorts = new CommandPorts(host, transaction);
    this.transaction = transaction;
  }

  /** One sentence each; none when the report says it all. */
  public List<String> on(PortReport report) {
    List<String> remarks = new ArrayList<>();
    remarkOnCommand(report, remarks);
    remarkOnLine(report, remarks);
    if (report.use() instanceof PortUse.Bound bound) {
      remarkOnHold(report, bound, remarks);
      remarkOnForwarder(bound.processes().get(0), report.port(), remarks);
    }
    if (report.protocol() != Protocol.UDP && !isListenedTo(report.use())) {
      remarkOnConnections(report.port(), remarks);
      connections
          .listenerElsewhere(report.port())
          .ifPresent(
              process ->
                  remarks.add(
                      Descriptions.of(process)
                          + " listens on it in another network namespace, which is no conflict"));
    }
    return remarks;
  }

  private static boolean isListenedTo(PortUse use) {
    return use instanceof PortUse.Bound bound
        && bound.sockets().get(0).state() == SocketState.LISTEN;
  }

  private void remarkOnCommand(PortReport report, List<String> remarks) {
    if (report.allocation().isPresent()) {
      Allocation lease = report.allocation().get();
      commandPorts.of(lease).stream()
          .findFirst()
          .map(MisplacedListener::words)
          .ifPresent(remarks::add);
      if (report.use() instanceof PortUse.Bound bound && isListenedTo(bound)) {
        commandPorts
            .ownLeaseOf(bound.processes().get(0), lease)
            .map(own -> "that is the command of " + own.label() + ", whose port is " + own.port())
            .ifPresent(remarks::add);
      }
    }
    for (Judgement judgement : transaction.sweep().reclaimed()) {
      Allocation lease = judgement.allocation();
      if (lease.port() == report.port() && !report.use().isBound()) {
        String end = Descriptions.earlyEnd(lease, transaction.now());
        remarks.add(
            lease.label()
                + " had it until now"
                + (end.isEmpty() ? "" : ", and its command ended" + end + holdAdvice()));
      }
    }
  }

  /** Where nothing is held, no hold was in the command's way. */
  private String holdAdvice() {
    return host.hold().isSupported() ? "; " + Descriptions.holdAdvice() : "";
  }

  /** Where the line is what the report is about, it says so itself. */
  private void remarkOnLine(PortReport report, List<String> remarks) {
    boolean isSaid = report.obstacle().filter(Obstacle.AWAITED::equals).isPresent();
    for (PlaceInLine place : isSaid ? List.<PlaceInLine>of() : line(report)) {
      remarks.add(
          Descriptions.of(place)
              + " has waited for it for "
              + Descriptions.duration(transaction.now().millisSince(place.since())));
    }
  }

  /** Who waits for the port, the first in line first. */
  public List<PlaceInLine> line(PortReport report) {
    return new WaitingLine(transaction.ledger()).of(report.port(), report.protocol());
  }

  private static void remarkOnHold(PortReport report, PortUse.Bound bound, List<String> remarks) {
    boolean isHeld = report.protocol() == Protocol.TCP && !isListenedTo(bound);
    boolean isAllocated = report.allocation().isPresent();
    if (isHeld && isAllocated && remarks.isEmpty()) {
      remarks.add("it is held for its command, which does not listen yet");
    } else if (isHeld && !isAllocated) {
      remarks.add("it is bound but does not listen: nobody can connect to it");
    }
  }

  private void remarkOnForwarder(ProcessInfo process, int port, List<String> remarks) {
    if (process.command().equals("docker-proxy")) {
      List<String> words = processes.arguments(process.pid());
      remarks.add(
          "docker-proxy forwards it to a container"
              + after(words, "-container-ip").map(ip -> " at " + ip).orElse("")
              + after(words, "-container-port").map(its -> ", port " + its).orElse(""));
    } else if (process.command().equals(AIRPLAY) && AIRPLAY_PORTS.contains(port)) {
      remarks.add(
          "that is the AirPlay Receiver of macOS; to have the port, turn it off in System Settings,"
              + " General, AirDrop & Handoff");
    } else if (PortForwarders.isPortForwarder(process)) {
      remarks.add(process.command() + " may listen on behalf of somebody else");
    }
  }

  private static Optional<String> after(List<String> words, String option) {
    int at = words.indexOf(option);
    return at >= 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
  }

  private void remarkOnConnections(int port, List<String> remarks) {
    int closing = 0;
    int open = 0;
    for (Connection connection : connections.at(port)) {
      if (connection.isClosing()) {
        closing++;
      } else if (open++ < MOST_CONNECTIONS) {
        remarks.add(
            connections.processOf(connection).map(Descriptions::of).orElse("somebody")
                + " uses it for a connection to "
                + connection.remote());
      }
    }
    if (open > MOST_CONNECTIONS) {
      remarks.add((open - MOST_CONNECTIONS) + " more connections use it");
    }
    if (closing > 0) {
      remarks.add(
          closing
              + (closing == 1
                  ? " connection of an earlier server lingers"
                  : " connections of an earlier server linger")
              + " (TIME-WAIT), for a minute at most: until then it can"
              + " be bound with SO_REUSEADDR alone");
    }
  }

  /** What to type next, before what the report suggests. */
  public static List<String> suggestions(PortReport report) {
    List<String> suggestions = new ArrayList<>();
    if (report.use() instanceof PortUse.Bound bound && !report.isAvailable()) {
      suggestions.add(
          isOfDocker(bound.processes().get(0))
              ? "docker ps --filter publish=" + report.port()
              : "styxy kill " + Descriptions.port(report.port(), report.protocol()) + " --dry-run");
    }
    suggestions.addAll(report.suggestions());
    return suggestions;
  }

  /** Docker's own forwarder on Linux, and those of the desktops. */
  private static boolean isOfDocker(ProcessInfo process) {
    String command = process.command();
    return command.equals("docker-proxy")
        || command.startsWith("com.docker.")
        || command.startsWith("OrbStack");
  }
}
