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
import java.util.OptionalInt;

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
   * How far it is; of two sides, how far the one is that is behind.
   *
   * @param port what the word means now, or meant before its allocation was taken back
   */
  WaitStatus at(TargetPort port, PortTarget word) {
    WaitStatus seen = at(port, port.protocol().coversTcp() ? Protocol.TCP : Protocol.UDP, word);
    return port.protocol() == Protocol.BOTH && seen.isMet() ? at(port, Protocol.UDP, word) : seen;
  }

  private WaitStatus at(TargetPort port, Protocol side, PortTarget word) {
    boolean isPort = SelectorResolver.isPortWord(word.word());
    boolean isGone = word.allocation().isEmpty() && !isPort;
    String name =
        "port " + Descriptions.port(port.port(), side) + (isPort ? "" : " of " + word.word());
    WaitStatus seen = awaited(word, port, false, Optional.empty(), name + ": nothing listens yet");
    for (BoundSocket socket : view.at(port.port(), side)) {
      if (socket.isServing()) {
        seen = judge(socket, port, word, isGone);
      }
      if (seen.isMet()) {
        return seen;
      }
    }
    return seen;
  }

  private WaitStatus judge(BoundSocket socket, TargetPort port, PortTarget word, boolean isGone) {
    List<ProcessInfo> holders = view.holders(socket);
    String where = " is " + Descriptions.of(socket);
    for (ProcessInfo holder : holders) {
      Optional<Allocation> own =
          word.allocation().flatMap(lease -> commandPorts.ownLeaseOf(holder, lease));
      if (own.isPresent()) {
        String words = Descriptions.of(holder) + where + ", and is the command of ";
        return awaited(
            word,
            port,
            false,
            Optional.of(holder),
            words + own.get().label() + ", whose port is " + own.get().port());
      }
      if (!isGone && isRight(holder, word.allocation())) {
        String words = Descriptions.of(holder) + where;
        return awaited(word, port, true, Optional.of(holder), words);
      }
    }
    if (holders.isEmpty()) {
      boolean isAnybody = !isGone && word.allocation().isEmpty();
      String words = "uid " + socket.uid() + where + ", pid not visible";
      return awaited(word, port, isAnybody, Optional.empty(), words);
    }
    String words = Descriptions.of(holders.get(0)) + where + ", and is no kin of the lease";
    return awaited(word, port, false, Optional.of(holders.get(0)), words);
  }

  /**
   * A forwarder on the port of a lease is taken for the server that it stands for, and an orphan
   * for the server that it most likely is.
   */
  private boolean isRight(ProcessInfo process, Optional<Allocation> lease) {
    return lease.isEmpty()
        || !(kinship.of(process, lease.get(), view) instanceof Relation.Stranger)
        || PortForwarders.isPortForwarder(process);
  }

  private static WaitStatus awaited(
      PortTarget word,
      TargetPort port,
      boolean isMet,
      Optional<ProcessInfo> process,
      String words) {
    return new WaitStatus(
        word.word(), OptionalInt.of(port.port()), port.protocol(), isMet, false, process, words);
  }
}
