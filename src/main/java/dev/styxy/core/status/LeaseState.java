package dev.styxy.core.status;

import dev.styxy.core.ports.CommandPorts;
import dev.styxy.core.ports.MisplacedListener;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.model.Allocation;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessInfo;
import java.util.List;
import java.util.Optional;

/**
 * What is on the port of a lease, in a word or two.
 *
 * @param process who is there, or serves elsewhere; absent when nobody is, or cannot be seen
 */
public record LeaseState(PortState state, String words, Optional<ProcessInfo> process) {

  /** As far as the sweep found out. */
  public static LeaseState of(Judgement row) {
    if (row.isOvertaken()) {
      PortUse.Bound bound = (PortUse.Bound) row.use();
      return new LeaseState(
          PortState.OVERTAKEN, "held, but " + server(bound) + " listens", served(bound));
    }
    if (row.kin().isPresent()) {
      return row.use().isServed()
          ? new LeaseState(PortState.LISTENING, "listening", row.kin())
          : new LeaseState(PortState.HELD, "held", row.kin());
    }
    return withoutKin(row);
  }

  private static LeaseState withoutKin(Judgement row) {
    if (row.use() instanceof PortUse.Bound bound) {
      ProcessInfo first = bound.processes().get(0);
      return new LeaseState(PortState.IN_USE, "in use by " + first.command(), Optional.of(first));
    }
    if (row.use() instanceof PortUse.Hidden) {
      return new LeaseState(PortState.IN_USE, "in use by unknown", Optional.empty());
    }
    if (row.use() instanceof PortUse.Unknown) {
      return new LeaseState(PortState.UNKNOWN, "unknown", Optional.empty());
    }
    return row.allocation().isPinned()
        ? new LeaseState(PortState.RESERVED, "reserved", Optional.empty())
        : new LeaseState(PortState.IDLE, "idle", Optional.empty());
  }

  private static String server(PortUse.Bound bound) {
    ProcessInfo first = bound.processes().get(0);
    return bound.sockets().get(0).isServing()
        ? first.command() + " " + first.pid()
        : "somebody unseen";
  }

  private static Optional<ProcessInfo> served(PortUse.Bound bound) {
    return bound.sockets().get(0).isServing()
        ? Optional.of(bound.processes().get(0))
        : Optional.empty();
  }

  /**
   * The same, and whether its server listens elsewhere or another lease's server uses its port.
   *
   * @param ports of after the transaction, as that asks many processes
   */
  public static LeaseState of(Judgement row, CommandPorts ports) {
    LeaseState seen = of(row);
    if (seen.state() == PortState.OVERTAKEN) {
      return seen;
    }
    if (seen.state() == PortState.LISTENING) {
      Optional<Allocation> other = ports.ownLeaseOf(row.kin().get(), row.allocation());
      return other.isEmpty()
          ? seen
          : new LeaseState(
              PortState.IN_USE_BY_OTHER_LEASE, "in use by " + other.get().label(), row.kin());
    }
    List<MisplacedListener> elsewhere = ports.of(row.allocation());
    return elsewhere.isEmpty()
        ? seen
        : new LeaseState(
            PortState.LISTENING_ELSEWHERE,
            "listens on " + elsewhere.get(0).port(),
            Optional.of(elsewhere.get(0).process()));
  }

  /** Whether its server or its port is mistaken for another. */
  public boolean isAstray() {
    return state == PortState.IN_USE_BY_OTHER_LEASE || state == PortState.LISTENING_ELSEWHERE;
  }
}
