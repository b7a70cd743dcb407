package dev.styxy.core.wait;

import dev.styxy.core.lease.PortTarget;
import dev.styxy.core.lease.SelectorResolver;
import dev.styxy.core.owner.Kinship;
import dev.styxy.core.owner.PortForwarders;
import dev.styxy.core.owner.Projects;
import dev.styxy.core.owner.Relation;
import dev.styxy.core.ports.CommandPorts;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.PortView;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import java.util.List;
import java.util.Optional;

/** Sees whether the right server listens: kin of the lease, or anybody where there is no lease. */
final class ReadinessCheck {
  private final PortView view;
  private final Kinship kinship;
  private final CommandPorts commandPorts;

  ReadinessCheck(Host host, Transaction transaction) {
    this.view = transaction.ports();
    this.kinship = new Kinship(host.processes(), new Projects());
    this.commandPorts = new CommandPorts(host, transaction);
  }

  /**
   * How far it is; of two sides, how far the slower one is.
   *
   * @param target what the word means now, or meant before its allocation was reclaimed
   * @param lease that it names now
   */
  WaitStatus at(PortTarget target, Optional<Allocation> lease) {
    WaitStatus seen =
        at(target, target.protocol().coversTcp() ? Protocol.TCP : Protocol.UDP, lease);
    return target.protocol() == Protocol.BOTH && seen.isMet()
        ? at(target, Protocol.UDP, lease)
        : seen;
  }

  private WaitStatus at(PortTarget target, Protocol side, Optional<Allocation> lease) {
    int port = target.port().getAsInt();
    String of = SelectorResolver.isPortWord(target.word()) ? "" : " of " + target.word();
    String words = "port " + Descriptions.port(port, side) + of + ": nothing listens yet";
    WaitStatus seen = waiting(target, Optional.empty(), words);
    for (BoundSocket socket : view.at(port, side)) {
      if (socket.isServing()) {
        seen = judge(socket, target, lease);
      }
      if (seen.isMet()) {
        return seen;
      }
    }
    return seen;
  }

  private WaitStatus judge(BoundSocket socket, PortTarget target, Optional<Allocation> lease) {
    boolean isGone = lease.isEmpty() && !SelectorResolver.isPortWord(target.word());
    List<ProcessInfo> holders = view.holders(socket);
    String where = " is " + Descriptions.of(socket);
    for (ProcessInfo holder : holders) {
      Optional<Allocation> own = lease.flatMap(known -> commandPorts.ownLeaseOf(holder, known));
      if (own.isPresent()) {
        String words = Descriptions.of(holder) + where + ", and is the command of ";
        return waiting(
            target,
            Optional.of(holder),
            words + own.get().label() + ", whose port is " + own.get().port());
      }
      if (!isGone && isRight(holder, lease)) {
        return met(target, Optional.of(holder), Descriptions.of(holder) + where);
      }
    }
    if (holders.isEmpty()) {
      String words = Descriptions.user(socket) + where + ", pid not visible";
      return !isGone && lease.isEmpty()
          ? met(target, Optional.empty(), words)
          : waiting(target, Optional.empty(), words);
    }
    String words =
        Descriptions.of(holders.get(0)) + where + ", and is not kin of the lease's owner";
    return waiting(target, Optional.of(holders.get(0)), words);
  }

  /**
   * A forwarder on the port of a lease is taken for the server behind it, and an orphan for the
   * server that it most likely is.
   */
  private boolean isRight(ProcessInfo process, Optional<Allocation> lease) {
    return lease.isEmpty()
        || !(kinship.of(process, lease.get(), view) instanceof Relation.Stranger)
        || PortForwarders.isPortForwarder(process);
  }

  private static WaitStatus met(PortTarget target, Optional<ProcessInfo> process, String words) {
    return WaitStatus.of(target, WaitStatus.State.MET, process, words);
  }

  private static WaitStatus waiting(
      PortTarget target, Optional<ProcessInfo> process, String words) {
    return WaitStatus.of(target, WaitStatus.State.WAITING, process, words);
  }
}
