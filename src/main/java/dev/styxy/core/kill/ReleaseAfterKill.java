package dev.styxy.core.kill;

import dev.styxy.core.owner.Caller;
import dev.styxy.core.owner.Owners;
import dev.styxy.core.ports.PortInspector;
import dev.styxy.core.ports.PortReport;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.state.Counters;
import dev.styxy.core.system.Host;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Change;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * After the processes ended: releases the leases that nobody else owns, and sees which ports are in
 * use again.
 */
public final class ReleaseAfterKill {
  private final Host host;
  private final Settings settings;
  private final String caller;

  /** Says in the event log who typed the command. */
  public ReleaseAfterKill(Host host, Settings settings) {
    this.host = host;
    this.settings = settings;
    this.caller = Caller.words(host.processes());
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
   * needs a sweep that spares these leases: otherwise that reclaims them, as if nobody had killed.
   */
  public Change<Ending> of(List<KillTarget> targets) {
    return transaction -> {
      Ending ending = new Ending(new ArrayList<>(), new ArrayList<>());
      for (KillTarget target : targets) {
        PortReport report =
            new PortInspector(host, settings)
                .inspect(transaction, target.port(), target.protocol());
        if (report.use().isBound()) {
          ending.busy().add(report);
        } else if (target.allocation().isPresent()) {
          end(target, transaction).ifPresent(ending.kept()::add);
        }
      }
      return ending;
    };
  }

  /** The lease, if others keep it; one with a side in use stays too, without a word. */
  private Optional<Allocation> end(KillTarget target, Transaction transaction) {
    Allocation allocation = target.allocation().orElseThrow();
    Optional<Allocation> present =
        transaction
            .ledger()
            .find(allocation.port(), allocation.protocol())
            .filter(found -> found.lockId().equals(allocation.lockId()));
    if (present.isEmpty()) {
      tell(transaction, allocation, target, "");
      return Optional.empty();
    }
    if (transaction.ports().isBound(allocation.port(), allocation.protocol())) {
      return Optional.empty();
    }
    if (present.get().isPinned()) {
      tell(transaction, present.get(), target, "; the port stays reserved");
      return Optional.empty();
    }
    return end(present.get(), target, transaction);
  }

  private Optional<Allocation> end(
      Allocation allocation, KillTarget target, Transaction transaction) {
    List<ProcessRef> remaining = new Owners(host.processes()).remaining(allocation);
    if (remaining.isEmpty() && !allocation.isOfProject()) {
      transaction.ledger().remove(allocation);
      transaction.ledger().count(Counters.RELEASES, 1);
      tell(transaction, allocation, target, "");
      return Optional.empty();
    }
    Allocation kept = allocation.withOwners(remaining);
    transaction.ledger().replace(allocation, kept);
    tell(transaction, kept, target, "; the lease stays with " + who(kept));
    return Optional.of(kept);
  }

  private static String who(Allocation kept) {
    return kept.isOfProject() ? "its project" : Descriptions.of(kept.owners());
  }

  private void tell(
      Transaction transaction, Allocation allocation, KillTarget target, String rest) {
    List<ProcessInfo> ended = target.processes();
    String more = ended.size() == 1 ? "" : " and " + (ended.size() - 1) + " more";
    transaction
        .ledger()
        .tell(
            Event.Kind.KILLED,
            transaction.now().wallMillis(),
            allocation,
            Descriptions.of(ended.get(0)) + more + " ended by " + caller + rest);
  }
}
