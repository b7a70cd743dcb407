package dev.styxy.core.sweep;

import dev.styxy.core.owner.Kinship;
import dev.styxy.core.owner.LivingProjects;
import dev.styxy.core.owner.Owners;
import dev.styxy.core.owner.Projects;
import dev.styxy.core.state.Counters;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.system.Directories;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.Allocation;
import dev.styxy.model.Moment;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.StaleReason;
import dev.styxy.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Has every allocation judged against the port table, the process table and the clock, reclaims
 * what is stale, and renews what is in use. {@link Judge} has the rules.
 */
public final class Sweeper {
  /**
   * A lease in use, or of the session that looks, is renewed once in this fraction of its ttl, so
   * that looking stays reading.
   */
  private static final int RENEWALS_PER_TTL = 10;

  private final ProcessTable processes;
  private final Owners owners;
  private final Kinship kinship;
  private final LivingProjects living;
  private final Optional<String> caller;
  private final Judge judge;

  /** A sweep on behalf of no session, to which all projects live. */
  public Sweeper(ProcessTable processes, Projects projects) {
    this(processes, projects, new LivingProjects(Directories.UNSEEN), Optional.empty());
  }

  /**
   * A sweep that also shows that a session is alive.
   *
   * @param caller the instance that the environment names; absent where it names none
   */
  public Sweeper(
      ProcessTable processes, Projects projects, LivingProjects living, Optional<String> caller) {
    this(processes, new Kinship(processes, projects), living, caller, Set.of());
  }

  private Sweeper(
      ProcessTable processes,
      Kinship kinship,
      LivingProjects living,
      Optional<String> caller,
      Set<String> spared) {
    this.processes = processes;
    this.owners = new Owners(processes);
    this.kinship = kinship;
    this.living = living;
    this.caller = caller;
    this.judge = new Judge(owners, kinship, living, spared);
  }

  /**
   * A sweep that reclaims none of these while their ports are idle: this very invocation has ended
   * their servers, and decides itself what becomes of them.
   *
   * @param lockIds of the allocations
   */
  public Sweeper sparing(Set<String> lockIds) {
    return new Sweeper(processes, kinship, living, caller, lockIds);
  }

  /** Judges all, and changes the ledger where something is stale, in use, or dated ahead. */
  public Sweep sweep(Ledger ledger, Snapshot snapshot) {
    List<Allocation> survivors = new ArrayList<>(ledger.size());
    List<Judgement> kept = new ArrayList<>(ledger.size());
    List<Judgement> reclaimed = new ArrayList<>();
    List<RuntimeException> failures = new ArrayList<>();
    boolean isChanged = false;
    for (Allocation allocation : ledger.allocations()) {
      Judgement judgement = judgeSafely(allocation, snapshot, ledger, failures);
      if (judgement.verdict() instanceof Verdict.Stale) {
        reclaimed.add(judgement);
        continue;
      }
      Allocation updated = update(judgement, snapshot.now());
      isChanged |= updated != judgement.allocation();
      survivors.add(updated);
      kept.add(judgement.of(updated));
    }
    ledger.replaceAll(survivors, isChanged || !reclaimed.isEmpty());
    tell(reclaimed, ledger, snapshot.now());
    if (!ledger.line().isEmpty()) {
      LineSweep.sweep(ledger, processes, snapshot.now());
    }
    living.refresh();
    return new Sweep(kept, reclaimed, failures);
  }

  private static void tell(List<Judgement> reclaimed, Ledger ledger, Moment now) {
    for (Judgement judgement : reclaimed) {
      Verdict.Stale stale = (Verdict.Stale) judgement.verdict();
      ledger.tellReclaimed(
          judgement.allocation(), stale.reason(), stale.evidence(), now.wallMillis());
      if (stale.reason() == StaleReason.PROJECT_GONE) {
        ledger.forgetAll(judgement.allocation().project());
      }
    }
  }

  /** A judgement that fails is doubt, and doubt is never proof. */
  private Judgement judgeSafely(
      Allocation allocation, Snapshot snapshot, Ledger ledger, List<RuntimeException> failures) {
    try {
      return judge.judge(allocation, snapshot, ledger).of(owners.withoutGone(allocation));
    } catch (RuntimeException e) {
      ledger.countFailure(Counters.CLEANUP_ERRORS);
      failures.add(e);
      Verdict verdict = new Verdict.Unknown("could not be judged: " + e.getMessage());
      return new Judgement(
          allocation, verdict, new PortUse.Unknown("could not be judged"), Optional.empty());
    }
  }

  private Allocation update(Judgement judgement, Moment now) {
    Allocation allocation = judgement.allocation();
    Allocation updated = allocation;
    if (judgement.kin().isPresent()) {
      updated = recordHolder(updated, judgement.kin().get());
    }
    if (now.isBehind(allocation.lease().renewed())) {
      return updated.withLease(allocation.lease().renew(now));
    }
    boolean isAlive = judgement.use().isBound() || isOfCaller(allocation);
    if (isAlive && isDueForRenewal(allocation, now)) {
      updated = updated.withLease(allocation.lease().renew(now));
    }
    return updated;
  }

  private Allocation recordHolder(Allocation allocation, ProcessInfo kin) {
    ProcessRef seen = processes.identify(kin);
    boolean isKnown =
        allocation.holder().isPresent() && allocation.holder().get().isSameProcess(seen);
    return isKnown ? allocation : allocation.withHolder(seen);
  }

  /** What a session had and lost is stale by now, and not among the survivors. */
  private boolean isOfCaller(Allocation allocation) {
    return caller.isPresent() && caller.get().equals(allocation.instance());
  }

  private static boolean isDueForRenewal(Allocation allocation, Moment now) {
    long age = now.millisSince(allocation.lease().renewed());
    return allocation.lease().ttl().isExceededBy(age * RENEWALS_PER_TTL);
  }
}
