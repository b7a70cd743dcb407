package dev.styxy.core;

import dev.styxy.model.Allocation;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.ProcessInfo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Sees whether the right server listens: kin of the lease, or anybody where there is no lease. */
final class ListenerOutlook {
  private final PortView view;
  private final Kinship kinship;

  ListenerOutlook(World world, Turn turn) {
    this.view = turn.sight().ports();
    this.kinship = new Kinship(world.processes(), new Projects());
  }

  /**
   * How far it is.
   *
   * @param port what the word means now, or meant before its allocation was taken back
   */
  Awaited at(int port, PortWord word) {
    boolean isPort = SelectorResolver.isPortWord(word.word());
    boolean isLost = word.allocation().isEmpty() && !isPort;
    String name =
        "port " + Descriptions.port(port, word.protocol()) + (isPort ? "" : " of " + word.word());
    Awaited seen = awaited(word, port, false, Optional.empty(), name + ": nothing listens yet");
    for (BoundSocket socket : view.at(port, word.protocol())) {
      if (socket.isServing()) {
        seen = judge(socket, word, isLost);
      }
      if (seen.isMet()) {
        return seen;
      }
    }
    return seen;
  }

  private Awaited judge(BoundSocket socket, PortWord word, boolean isLost) {
    List<ProcessInfo> holders = view.holders(socket);
    String where = " is " + Descriptions.of(socket);
    for (ProcessInfo holder : holders) {
      if (!isLost && isRight(holder, word.allocation())) {
        String words = Descriptions.of(holder) + where;
        return awaited(word, socket.port(), true, Optional.of(holder), words);
      }
    }
    if (holders.isEmpty()) {
      boolean isAnybody = !isLost && word.allocation().isEmpty();
      String words = "uid " + socket.uid() + where + ", pid not visible";
      return awaited(word, socket.port(), isAnybody, Optional.empty(), words);
    }
    String words = Descriptions.of(holders.get(0)) + where + ", and is no kin of the lease";
    return awaited(word, socket.port(), false, Optional.of(holders.get(0)), words);
  }

  /** A forwarder on the port of a lease is taken for the server that it stands for. */
  private boolean isRight(ProcessInfo process, Optional<Allocation> lease) {
    return lease.isEmpty() || kinship.isKin(process, lease.get()) || StandIns.isStandIn(process);
  }

  private static Awaited awaited(
      PortWord word, int port, boolean isMet, Optional<ProcessInfo> process, String words) {
    return new Awaited(word.word(), OptionalInt.of(port), word.protocol(), isMet, process, words);
  }
}
