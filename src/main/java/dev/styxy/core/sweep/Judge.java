package dev.styxy.core.sweep;

import dev.styxy.core.owner.Kinship;
import dev.styxy.core.owner.LivingProjects;
import dev.styxy.core.owner.Owners;
import dev.styxy.core.owner.PortForwarders;
import dev.styxy.core.owner.Relation;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.system.PortView;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.Allocation;
import dev.styxy.model.Lease;
import dev.styxy.model.Liveness;
import dev.styxy.model.Moment;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.StaleReason;
import dev.styxy.model.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges one allocation. The rows of the sweep's table in the README are the methods from {@link
 * #usedByKin} on, in their order; the first that applies decides.
 */
final class Judge {
  private static final PortUse IDLE = new PortUse.Idle();

  private final Owners owners;
  private final Kinship kinship;
  private final LivingProjects projects;
  private final Set<String> spared;

  /**
   * A judge by these relations.
   *
   * @param spared lock ids of allocations that stay while their ports are idle
   */
  Judge(Owners owners, Kinship kinship, LivingProjects projects, Set<String> spared) {
    this.owners = owners;
    this.kinship = kinship;
    this.projects = projects;
    this.spared = spared;
  }

  /**
   * What is known about an allocation.
   *
   * @param kin the process at its port that may use it
   * @param closest relation of those at its port to the owner; of strangers where there is nobody
   */
  private record Evidence(
      Allocation allocation,
      PortUse use,
      Optional<ProcessInfo> kin,
      Relation closest,
      Moment now,
      Ledger ledger) {}

  /** Changes nothing; the ledger is asked where the projects were. */
  Judgement judge(Allocation allocation, Snapshot snapshot, Ledger ledger) {
    Evidence evidence = evidence(allocation, snapshot, ledger);
    return new Judgement(allocation, verdict(evidence), evidence.use(), evidence.kin());
  }

  private Evidence evidence(Allocation allocation, Snapshot snapshot, Ledger ledger) {
    PortUse use = use(allocation, snapshot.ports());
    Relation closest = Relation.STRANGER;
    if (use instanceof PortUse.Bound bound) {
      for (List<ProcessInfo> seen : List.of(bound.processes(), bound.bystanders())) {
        for (ProcessInfo process : seen) {
          Relation relation = kinship.of(process, allocation, snapshot.ports());
          if (relation instanceof Relation.Kin) {
            Optional<ProcessInfo> kin = Optional.of(process);
            return new Evidence(allocation, use, kin, relation, snapshot.now(), ledger);
          }
          closest = closest.or(relation);
        }
      }
    }
    return new Evidence(allocation, use, Optional.empty(), closest, snapshot.now(), ledger);
  }

  private static PortUse use(Allocation allocation, PortView ports) {
    return ports.isBound(allocation.port(), allocation.protocol())
        ? ports.use(allocation.port(), allocation.protocol(), allocation.expectedPids())
        : IDLE;
  }

  private Verdict verdict(Evidence evidence) {
    Optional<Verdict> verdict = usedByKin(evidence);
    if (verdict.isEmpty()) {
      verdict = usurped(evidence);
    }
    if (verdict.isEmpty()) {
      verdict = usedByUnknown(evidence);
    }
    return verdict.isPresent() ? verdict.get() : idle(evidence);
  }

  /** The rows for a port that nobody uses. */
  private Verdict idle(Evidence evidence) {
    if (spared.contains(evidence.allocation().lockId())) {
      return new Verdict.Live("its server was ended just now");
    }
    Liveness liveness = owners.judge(evidence.allocation());
    Optional<Verdict> verdict = ownersGone(evidence, liveness);
    if (verdict.isEmpty()) {
      verdict = expired(evidence);
    }
    if (verdict.isEmpty()) {
      verdict = projectGone(evidence);
    }
    if (verdict.isEmpty()) {
      verdict = ownersUnknown(evidence, liveness);
    }
    return verdict.isPresent() ? verdict.get() : otherwise(evidence.allocation());
  }

  /** Row 1. */
  private static Optional<Verdict> usedByKin(Evidence evidence) {
    return evidence.kin().isPresent()
        ? Optional.of(new Verdict.Live("in use by its owner or kin"))
        : Optional.empty();
  }

  /** Row 2: known, acting for itself, and no kin. */
  private Optional<Verdict> usurped(Evidence evidence) {
    boolean isUsurped =
        evidence.use() instanceof PortUse.Bound bound
            && !isReserved(evidence)
            && forwarder(bound).isEmpty()
            && !(evidence.closest() instanceof Relation.Doubt);
    return isUsurped
        ? Optional.of(
            new Verdict.Stale(
                StaleReason.USURPED, Descriptions.of(evidence.use()) + ", not kin of the owner"))
        : Optional.empty();
  }

  /** Row 3: doubt is never proof. A port that cannot be looked at leaves everything open. */
  private Optional<Verdict> usedByUnknown(Evidence evidence) {
    PortUse use = evidence.use();
    if (use instanceof PortUse.Idle) {
      return Optional.empty();
    }
    if (use instanceof PortUse.Hidden) {
      return live("the port is in use by a process that cannot be seen from here");
    }
    if (isReserved(evidence)) {
      return live("reserved");
    }
    if (use instanceof PortUse.Unknown unknown) {
      return Optional.of(new Verdict.Unknown(unknown.why()));
    }
    Optional<ProcessInfo> forwarder = forwarder((PortUse.Bound) use);
    return forwarder.isPresent()
        ? live(forwarder.get().command() + " may stand for somebody else")
        : live(
            Descriptions.of(use)
                + ", and may be its server: "
                + ((Relation.Doubt) evidence.closest()).why());
  }

  /** What a person or a project has reserved stays theirs, whoever has sat down there. */
  private boolean isReserved(Evidence evidence) {
    Allocation allocation = evidence.allocation();
    return allocation.isPinned() || allocation.isOfProject() && goneProject(evidence).isEmpty();
  }

  /** Row 4; a project's lease outlasts those who use it. */
  private static Optional<Verdict> ownersGone(Evidence evidence, Liveness liveness) {
    return liveness instanceof Liveness.Gone gone && !evidence.allocation().isOfProject()
        ? Optional.of(
            new Verdict.Stale(
                StaleReason.PROCESS_DEAD,
                gone.evidence() + Descriptions.earlyEnd(evidence.allocation(), evidence.now())))
        : Optional.empty();
  }

  /** Row 5. */
  private static Optional<Verdict> expired(Evidence evidence) {
    Lease lease = evidence.allocation().lease();
    return lease.isExpired(evidence.now())
        ? Optional.of(
            new Verdict.Stale(StaleReason.EXPIRED, Descriptions.expiry(lease, evidence.now())))
        : Optional.empty();
  }

  /** Row 6; what a person has reserved, only a person releases. */
  private Optional<Verdict> projectGone(Evidence evidence) {
    if (evidence.allocation().isPinned()) {
      return Optional.empty();
    }
    Optional<Liveness.Gone> gone = goneProject(evidence);
    return gone.isPresent()
        ? Optional.of(new Verdict.Stale(StaleReason.PROJECT_GONE, gone.get().evidence()))
        : Optional.empty();
  }

  private Optional<Liveness.Gone> goneProject(Evidence evidence) {
    Liveness project = projects.judge(evidence.allocation().project(), evidence.ledger());
    return project instanceof Liveness.Gone gone ? Optional.of(gone) : Optional.empty();
  }

  /** Row 7: row 5 will decide. */
  private static Optional<Verdict> ownersUnknown(Evidence evidence, Liveness liveness) {
    return liveness instanceof Liveness.Unknown unknown && !evidence.allocation().isOfProject()
        ? Optional.of(new Verdict.Unknown(unknown.why()))
        : Optional.empty();
  }

  /** Row 8. */
  private static Verdict otherwise(Allocation allocation) {
    if (allocation.isOfProject()) {
      return new Verdict.Live("it belongs to its project");
    }
    return new Verdict.Live(
        allocation.owners().isEmpty() ? "its lease runs" : "an owner of it is alive");
  }

  private static Optional<Verdict> live(String why) {
    return Optional.of(new Verdict.Live(why));
  }

  private static Optional<ProcessInfo> forwarder(PortUse.Bound bound) {
    for (ProcessInfo process : bound.processes()) {
      if (PortForwarders.isPortForwarder(process)) {
        return Optional.of(process);
      }
    }
    return Optional.empty();
  }
}
