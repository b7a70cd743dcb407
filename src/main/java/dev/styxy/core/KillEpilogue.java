package dev.styxy.core;

import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * After the processes ended: gives those leases back that nobody else owns, and sees which ports
 * are in use again.
 */
public final class KillEpilogue {
  private final World world;
  private final Settings settings;
  private final String caller;

  /** An epilogue that says in the event log who has typed it. */
  public KillEpilogue(World world, Settings settings) {
    this.world = world;
    this.settings = settings;
    this.caller = Caller.words(world.processes());
  }

  /**
   * What became of the ports.
   *
   * @param busy the ports that are in use
   * @param kept the leases that stay, because others own them
   */
  public record Ending(List<PortReport> busy, List<Allocation> kept) {}

  /**
   * The change that deals with the leases of ports that are free, and reports the other ports. It
   * wants a sweep that spares these leases: else that takes them back, as if nobody had killed.
   */
  public Change<Ending> of(List<KillTarget> targets) {
    return turn -> {
      Ending ending = new Ending(new ArrayList<>(), new ArrayList<>());
      for (KillTarget target : targets) {
        PortReport report =
            new PortInspector(world, settings).inspect(turn, target.port(), target.protocol());
        if (report.use().isBound()) {
          ending.busy().add(report);
        } else if (target.allocation().isPresent()) {
          end(target, turn).ifPresent(ending.kept()::add);
        }
      }
      return ending;
    };
  }

  /** The lease, if it stays with others; so does one with a side in use, which nobody is told. */
  private Optional<Allocation> end(KillTarget target, Turn turn) {
    Allocation allocation = target.allocation().orElseThrow();
    Optional<Allocation> present =
        turn.ledger()
            .find(allocation.port(), allocation.protocol())
            .filter(found -> found.lockId().equals(allocation.lockId()));
    if (present.isEmpty()) {
      tell(turn, allocation, target, "");
      return Optional.empty();
    }
    if (turn.sight().ports().isBound(allocation.port(), allocation.protocol())) {
      return Optional.empty();
    }
    if (present.get().isPinned()) {
      tell(turn, present.get(), target, "; the port stays reserved");
      return Optional.empty();
    }
    return end(present.get(), target, turn);
  }

  private Optional<Allocation> end(Allocation allocation, KillTarget target, Turn turn) {
    List<ProcessRef> remaining = new Owners(world.processes()).remaining(allocation);
    if (remaining.isEmpty()) {
      turn.ledger().remove(allocation);
      turn.ledger().count(Counters.RELEASES, 1);
      tell(turn, allocation, target, "");
      return Optional.empty();
    }
    Allocation kept = allocation.withOwners(remaining);
    turn.ledger().replace(allocation, kept);
    tell(turn, kept, target, "; the lease stays with " + Descriptions.of(remaining));
    return Optional.of(kept);
  }

  private void tell(Turn turn, Allocation allocation, KillTarget target, String rest) {
    List<ProcessInfo> ended = target.processes();
    String more = ended.size() == 1 ? "" : " and " + (ended.size() - 1) + " more";
    turn.ledger()
        .tell(
            Event.Kind.KILLED,
            turn.sight().now().wallMillis(),
            allocation,
            Descriptions.of(ended.get(0)) + more + " ended by " + caller + rest);
  }
}
