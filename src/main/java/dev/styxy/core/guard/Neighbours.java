package dev.styxy.core.guard;

import dev.styxy.core.owner.Projects;
import dev.styxy.core.system.ConnectionTable;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.PortView;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.Connection;
import dev.styxy.model.Liveness;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The processes and leases that are not this project's, as a transaction has seen them. It asks
 * many processes, so it is for after the transaction, when the lock is free again.
 */
final class Neighbours {
  private static final List<Connection> NONE = List.of();

  private final ProcessTable processes;
  private final ConnectionTable connections;
  private final Transaction seen;
  private final PortView ports;
  private final Ownership ownership;
  private List<Neighbour> all = List.of();
  private boolean isComplete;

  Neighbours(Host host, Transaction seen, Projects projects, String project) {
    this.processes = host.processes();
    this.connections = host.connections();
    this.seen = seen;
    this.ports = seen.ports();
    this.ownership = new Ownership(host, seen.ledger(), projects, project);
  }

  /** Those whom the port belongs to, or who have it. */
  List<Neighbour> at(int port) {
    List<Neighbour> found = new ArrayList<>(occupantsOf(port));
    if (found.isEmpty()) {
      for (Protocol protocol : List.of(Protocol.TCP, Protocol.UDP)) {
        Optional<Allocation> lease = seen.ledger().find(port, protocol);
        if (lease.isPresent() && !ownership.isOwn(lease.get())) {
          return List.of(
              new Neighbour(Optional.empty(), Optional.empty(), lease, Optional.empty()));
        }
      }
    }
    return found;
  }

  /** Those who have it. */
  List<Neighbour> occupantsOf(int port) {
    List<Neighbour> found = new ArrayList<>();
    for (Protocol protocol : List.of(Protocol.TCP, Protocol.UDP)) {
      for (BoundSocket socket : ports.at(port, protocol)) {
        addHolders(found, socket);
      }
    }
    return found;
  }

  /** Those on this machine who are connected to a server on the port. */
  List<Neighbour> clientsOf(int port) {
    List<Neighbour> found = new ArrayList<>();
    for (Connection connection : connections.at(port)) {
      OptionalInt other =
          connection.isClosing() ? OptionalInt.empty() : PortWords.ofAddress(connection.remote());
      for (Connection back : other.isPresent() ? connections.at(other.getAsInt()) : NONE) {
        Optional<ProcessInfo> client = connections.processOf(back);
        if (client.isPresent() && !ownership.isOwn(client.get())) {
          found.add(
              new Neighbour(
                  client, Optional.empty(), Optional.empty(), ownership.projectOf(client.get())));
        }
      }
    }
    return found;
  }

  /** Those who end with a process, by its number; with a group, by its number as a negative one. */
  List<Neighbour> endingWith(long pid) {
    List<Neighbour> found = new ArrayList<>();
    for (Neighbour neighbour : all()) {
      ProcessInfo process = neighbour.process().orElseThrow();
      if (ownership.descendsFrom(process, Math.abs(pid))
          || (pid < 0 && process.session() == -pid)) {
        found.add(neighbour);
      }
    }
    return found;
  }

  /** Those who have servers of projects: what is the system's is hardly meant by anybody. */
  List<Neighbour> servers() {
    List<Neighbour> found = new ArrayList<>();
    for (Neighbour neighbour : all()) {
      boolean isOfProject =
          neighbour.lease().isPresent() || ownership.isRepository(neighbour.project());
      if (isOfProject && neighbour.socket().isPresent()) {
        found.add(neighbour);
      }
    }
    return found;
  }

  /** Those who are meant by all of the patterns, or descend from somebody who is. */
  List<Neighbour> matching(List<ProcessPattern> patterns, Set<String> users) {
    List<Neighbour> found = new ArrayList<>();
    for (Neighbour neighbour : all()) {
      if (isMeant(neighbour.process().orElseThrow(), patterns, users)) {
        found.add(neighbour);
      }
    }
    return found;
  }

  private boolean isMeant(ProcessInfo process, List<ProcessPattern> patterns, Set<String> users) {
    Set<Long> passed = new HashSet<>();
    Optional<ProcessInfo> at = Optional.of(process);
    while (at.isPresent() && at.get().pid() > 1 && passed.add(at.get().pid())) {
      if (isOf(users, at.get().uid()) && areMatched(at.get(), patterns)) {
        return true;
      }
      at = processes.find(at.get().parent());
    }
    return false;
  }

  private boolean isOf(Set<String> users, long uid) {
    return users.isEmpty()
        || uid < 0
        || users.contains(Long.toString(uid))
        || processes.userName(uid).filter(users::contains).isPresent();
  }

  private boolean areMatched(ProcessInfo process, List<ProcessPattern> patterns) {
    String line = String.join(" ", processes.arguments(process.pid()));
    for (ProcessPattern pattern : patterns) {
      if (!pattern.matches(process.command(), line.isEmpty() ? process.command() : line)) {
        return false;
      }
    }
    return true;
  }

  /** Every process of others that serves a port, belongs to a lease or owns one. */
  List<Neighbour> all() {
    if (!isComplete) {
      all = find();
      isComplete = true;
    }
    return all;
  }

  private List<Neighbour> find() {
    List<Neighbour> found = new ArrayList<>();
    for (BoundSocket socket : ports.all()) {
      if (socket.isServing()) {
        addHolders(found, socket);
      }
    }
    for (Allocation lease : seen.ledger().allocations()) {
      if (!ownership.isOwn(lease)) {
        processes.startedUnder(lease.lockId()).forEach(one -> add(found, one, lease));
        for (ProcessRef owner : lease.owners()) {
          if (processes.judge(owner) instanceof Liveness.Alive) {
            processes.find(owner.pid()).ifPresent(one -> add(found, one, lease));
          }
        }
      }
    }
    found.removeIf(neighbour -> neighbour.process().isEmpty());
    return found;
  }

  private static void add(List<Neighbour> found, ProcessInfo process, Allocation lease) {
    found.add(
        new Neighbour(
            Optional.of(process), Optional.empty(), Optional.of(lease), Optional.empty()));
  }

  private void addHolders(List<Neighbour> found, BoundSocket socket) {
    Optional<Allocation> lease = seen.ledger().find(socket.port(), socket.protocol());
    if (lease.isPresent() && ownership.isOwn(lease.get())) {
      return;
    }
    List<ProcessInfo> holders = ports.holders(socket);
    for (ProcessInfo holder : holders) {
      if (lease.isPresent() || !ownership.isOwn(holder)) {
        found.add(
            new Neighbour(
                Optional.of(holder),
                Optional.of(socket),
                lease,
                lease.isPresent() ? Optional.empty() : ownership.projectOf(holder)));
      }
    }
    if (holders.isEmpty() && socket.isServing()) {
      found.add(new Neighbour(Optional.empty(), Optional.of(socket), lease, Optional.empty()));
    }
  }
}
