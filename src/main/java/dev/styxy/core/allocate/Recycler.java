package dev.styxy.core.allocate;

import dev.styxy.core.ports.PortRules;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.Moment;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.ServiceType;
import dev.styxy.model.StaleReason;
import java.util.List;
import java.util.Optional;

/**
 * When a range is full, reclaims the oldest port that the same owner requested without a name in
 * the same project, and has not used. A port that would not help the request stays.
 */
final class Recycler {
  /** A younger one may belong to a server that is just starting. */
  private static final long YOUNGEST_MILLIS = 60_000;

  private final Transaction transaction;
  private final AllocationRequest request;
  private final PortRules rules;

  Recycler(Transaction transaction, AllocationRequest request, PortRules rules) {
    this.transaction = transaction;
    this.request = request;
    this.rules = rules;
  }

  /** Reclaims one and says so; empty when there is none. */
  Optional<String> takeBackOldest(ServiceType type) {
    Optional<Allocation> oldest = Optional.empty();
    for (Judgement judgement : transaction.sweep().kept()) {
      Allocation candidate = judgement.allocation();
      boolean isOlder =
          oldest.isEmpty()
              || candidate.lease().renewed().wallMillis()
                  < oldest.get().lease().renewed().wallMillis();
      if (judgement.use() instanceof PortUse.Idle && isOlder && isOurs(candidate, type)) {
        oldest = Optional.of(candidate);
      }
    }
    return oldest.map(this::takeBack);
  }

  private String takeBack(Allocation allocation) {
    Moment now = transaction.now();
    String idle = Descriptions.duration(now.millisSince(allocation.lease().renewed()));
    transaction
        .ledger()
        .reclaim(
            allocation,
            StaleReason.RECYCLED,
            "idle for " + idle + " when its session requested another",
            now.wallMillis());
    return "the range of "
        + allocation.type()
        + " is full: reclaimed port "
        + allocation.port()
        + ", unnamed and idle for "
        + idle;
  }

  private boolean isOurs(Allocation candidate, ServiceType type) {
    return candidate.type().equals(request.type())
        && candidate.name().isEmpty()
        && !candidate.isPinned()
        && !transaction.ledger().isBorrowed(candidate)
        && !candidate.isOfProject()
        && type.range().contains(candidate.port())
        && candidate.project().equals(request.project())
        && isSameOwner(candidate)
        && transaction.now().millisSince(candidate.lease().renewed()) > YOUNGEST_MILLIS
        && isStillThere(candidate)
        && rules.isFreedBy(candidate, request.protocol());
  }

  /** An earlier request of the same transaction may have taken it back. */
  private boolean isStillThere(Allocation candidate) {
    Optional<Allocation> found = transaction.ledger().find(candidate.port(), candidate.protocol());
    return found.isPresent() && found.get().lockId().equals(candidate.lockId());
  }

  private boolean isSameOwner(Allocation candidate) {
    List<ProcessRef> theirs = candidate.owners();
    Optional<ProcessRef> ours = request.owner();
    return theirs.isEmpty()
        ? ours.isEmpty() && candidate.instance().equals(request.instance())
        : theirs.size() == 1 && ours.isPresent() && ours.get().isSameProcess(theirs.get(0));
  }
}
