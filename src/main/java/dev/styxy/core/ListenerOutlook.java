package dev.styxy.core;

import dev.styxy.model.Allocation;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Sees whether the right server listens: kin of the lease, or anybody where there is no lease. */
final class ListenerOutlook {
  private final PortView view;
  private final Kinship kinship;
  private final CommandPorts commandPorts;

  ListenerOutlook(World world, Turn turn) {
    this.view = turn.sight().ports();
    this.kinship = new Kinship(world.processes(), new Projects());
    this.commandPorts = new CommandPorts(world, turn);
  }

  /**
   * How far it is; of two sides, how far the one is that is behind.
   *
   * @param port what the word means now, or meant before its allocation was taken back
   */
  Awaited at(KnownPort port, PortWord word) {
    Awaited seen = at(port, port.protocol().coversTcp() ? Protocol.TCP : Protocol.UDP, word);
    return port.protocol() == Protocol.BOTH && seen.isMet() ? at(port, Protocol.UDP, word) : seen;
  }

  private Awaited at(KnownPort port, Protocol side, PortWord word) {
    boolean isPort = SelectorResolver.isPortWord(word.word());
    boolean isGone = word.allocation().isEmpty() && !isPort;
    String name =
        "port " + Descriptions.port(port.port(), side) + (isPort ? "" : " of " + word.word());
    Awaited seen = awaited(word, port, false, Optional.empty(), name + ": nothing listens yet");
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

  private Awaited judge(BoundSocket socket, KnownPort port, PortWord word, boolean isGone) {
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
        || StandIns.isStandIn(process);
  }

  private static Awaited awaited(
      PortWord word, KnownPort port, boolean isMet, Optional<ProcessInfo> process, String words) {
    return new Awaited(
        word.word(), OptionalInt.of(port.port()), port.protocol(), isMet, false, process, words);
  }
}
