package dev.styxy.core.ports;

import dev.styxy.core.state.Ledger;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.PortView;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.Liveness;
import dev.styxy.model.Moment;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds the ports on which commands of {@code run} listen instead of their own. It asks many
 * processes, so it is for after a transaction, when the lock is free again.
 */
public final class CommandPorts {
  /**
   * What tools open in addition to their server, and that says nothing about it: inspectors of Node
   * (9229 and the next ones for its children), the JVM (5005), Python (5678), Go (2345) and Chrome
   * (9222), and what reloads pages (vite 24678, livereload 35729).
   */
  private static final Set<Integer> OF_TOOLS =
      Set.of(9222, 9229, 9230, 9231, 9232, 9233, 5005, 5678, 2345, 24678, 35729);

  /** Deeper chains of parents than this are not followed. */
  private static final int DEEPEST = 64;

  private static final List<ProcessInfo> NOBODY = List.of();

  private final Host host;
  private final Ledger ledger;
  private final PortView view;

  public CommandPorts(Host host, Transaction transaction) {
    this.host = host;
    this.ledger = transaction.ledger();
    this.view = transaction.ports();
  }

  /**
   * Where the command of a lease listens instead, in order of port; empty when nothing of it
   * listens, or it does listen on its port. Ports that tools open, that are leased to others and
   * that the system draws by itself do not count.
   */
  public List<MisplacedListener> of(Allocation lease) {
    List<MisplacedListener> found = new ArrayList<>();
    if (!lease.protocol().coversTcp() || !isStarted(lease) || isServed(lease)) {
      return found;
    }
    Optional<Set<Long>> tree = Optional.empty();
    for (BoundSocket socket : view.all()) {
      if (isTelling(socket, lease)) {
        tree = tree.isPresent() ? tree : Optional.of(tree(lease));
        holder(socket, tree.get())
            .map(process -> new MisplacedListener(lease, process, socket.port()))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  /** Whether what {@code run} became, or what listened last, is alive. */
  private boolean isStarted(Allocation lease) {
    return lease.holder().isPresent()
        && host.processes().judge(lease.holder().get()) instanceof Liveness.Alive;
  }

  private boolean isServed(Allocation lease) {
    for (BoundSocket socket : view.at(lease.port(), Protocol.TCP)) {
      if (socket.isServing()) {
        return true;
      }
    }
    return false;
  }

  private boolean isTelling(BoundSocket socket, Allocation lease) {
    return socket.state() == SocketState.LISTEN
        && socket.protocol() == Protocol.TCP
        && socket.port() != lease.port()
        && !OF_TOOLS.contains(socket.port())
        && !host.limits().isEphemeral(socket.port())
        && ledger.find(socket.port(), Protocol.TCP).isEmpty();
  }

  private Set<Long> tree(Allocation lease) {
    Set<Long> tree = new HashSet<>();
    for (ProcessInfo process : host.processes().startedUnder(lease.lockId())) {
      tree.add(process.pid());
    }
    return tree;
  }

  private Optional<ProcessInfo> holder(BoundSocket socket, Set<Long> tree) {
    for (ProcessInfo process : tree.isEmpty() ? NOBODY : view.holders(socket)) {
      if (tree.contains(process.pid())) {
        return Optional.of(process);
      }
    }
    return Optional.empty();
  }

  /**
   * The other lease whose command a server at this lease's port is: a server that went astray
   * serves another name than the requested one. One that serves both ports serves both. What was
   * leased after that command had begun may have been leased from within it. That the command is an
   * owner of this lease proves nothing: {@code run} makes it one of all whose ports it is told.
   */
  public Optional<Allocation> ownLeaseOf(ProcessInfo server, Allocation lease) {
    Optional<String> lockId = host.processes().lockIdAtStart(server.pid());
    if (lockId.isEmpty() || lockId.get().equals(lease.lockId())) {
      return Optional.empty();
    }
    for (Allocation other : ledger.allocations()) {
      boolean isOwn =
          other.lockId().equals(lockId.get())
              && !isServedByItsOwn(other)
              && (isOfCommand(lease) || isOlder(lease, other));
      if (isOwn) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  /** Whether it was there before the other lease was, or before the command of that began. */
  private boolean isOlder(Allocation lease, Allocation other) {
    if (lease.lease().allocatedAt() <= other.lease().allocatedAt()) {
      return true;
    }
    OptionalLong began = isOfCommand(other) ? commandBegan(other) : OptionalLong.empty();
    Moment renewed = lease.lease().renewed();
    long sinceAllocation = renewed.wallMillis() - lease.lease().allocatedAt();
    return began.isPresent()
        && sinceAllocation >= 0
        && renewed.isSameBoot(host.clock().now())
        && renewed.uptimeMillis() - sinceAllocation < began.getAsLong();
  }

  /** The holder may be a child of what {@code run} became. */
  private OptionalLong commandBegan(Allocation lease) {
    ProcessTable processes = host.processes();
    Optional<ProcessInfo> command = Optional.empty();
    Optional<ProcessInfo> at = processes.find(lease.holder().orElseThrow().pid());
    for (int depth = 0; depth < DEEPEST && at.isPresent(); depth++) {
      command = at;
      at = processes.find(at.get().parent()).filter(parent -> isStartedUnder(lease, parent.pid()));
    }
    return command.isPresent() ? processes.uptimeAtStart(command.get()) : OptionalLong.empty();
  }

  private boolean isServedByItsOwn(Allocation lease) {
    for (BoundSocket socket : view.at(lease.port(), lease.protocol())) {
      for (ProcessInfo process : socket.isServing() ? view.holders(socket) : NOBODY) {
        if (isStartedUnder(lease, process.pid())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether {@code run} has started it under this lease, or something that has started it. */
  private boolean isStartedUnder(Allocation lease, long pid) {
    return host.processes().lockIdAtStart(pid).filter(lease.lockId()::equals).isPresent();
  }

  /** Whether the process that has the port, or had it last, is alive, and is what run became. */
  public boolean isOfCommand(Allocation lease) {
    return isStarted(lease) && isStartedUnder(lease, lease.holder().orElseThrow().pid());
  }
}
