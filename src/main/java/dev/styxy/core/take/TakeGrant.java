package dev.styxy.core.take;

import dev.styxy.core.allocate.Allocator;
import dev.styxy.core.app.Application;
import dev.styxy.core.lease.Releaser;
import dev.styxy.core.owner.Owners;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.core.types.RequestOrigin;
import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessRef;
import java.util.List;
import java.util.Optional;

/** Gives the port to the project, when nothing is in the way any more. */
final class TakeGrant {
  private final TakeRequest request;
  private final Owners owners;
  private final Allocator allocator;

  TakeGrant(Application application, TakeRequest request) {
    this.request = request;
    this.owners = new Owners(application.host().processes());
    this.allocator =
        new Allocator(
            application.host(), application.settings(), application.lockIds(), RequestOrigin.TAKE);
  }

  /** The project has it already: whoever takes it becomes one more owner. */
  TakeStatus renew(Transaction transaction, Allocation held) {
    if (held.name().isPresent()) {
      var same = request.allocation().of(held);
      return new TakeStatus.Taken(allocator.grant(transaction, same).allocation(), true, List.of());
    }
    Allocation renewed = held.withLease(held.lease().renew(transaction.now()));
    Optional<ProcessRef> owner = request.allocation().owner();
    if (owner.isPresent() && !held.isPinned()) {
      renewed = renewed.withOwners(Owners.with(owner.get(), owners.remaining(held)));
    }
    transaction.ledger().replace(held, renewed);
    return new TakeStatus.Taken(renewed, true, List.of());
  }

  /** A new lease; what the name had instead is released. */
  TakeStatus allocate(Transaction transaction, Optional<Allocation> former) {
    if (former.isPresent()) {
      Releaser.release(transaction, former.get());
    }
    Allocation granted = allocator.grant(transaction, request.allocation()).allocation();
    if (former.isEmpty()) {
      return new TakeStatus.Taken(granted, false, List.of());
    }
    List<ProcessRef> both = owners.remaining(former.get());
    for (ProcessRef owner : granted.owners()) {
      both = Owners.with(owner, both);
    }
    Allocation shared = granted.withOwners(both);
    transaction.ledger().replace(granted, shared);
    String note =
        shared.label()
            + " had port "
            + former.get().port()
            + ", which is released; a shell that was told of it needs to ask again";
    return new TakeStatus.Taken(shared, false, List.of(note));
  }

  /** The port that the name has instead, as it could not have this one. */
  Optional<Allocation> former(Transaction transaction) {
    for (Allocation other : transaction.ledger().allocations()) {
      boolean isSame =
          request.name().isPresent()
              && other.name().equals(request.name())
              && other.protocol().covers(request.protocol())
              && other.type().equals(request.allocation().type())
              && other.project().equals(request.allocation().project());
      if (isSame) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }
}
