package dev.styxy.core.allocate;

import dev.styxy.core.owner.Owners;
import dev.styxy.core.state.Counters;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.FailureCode;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.ServiceType;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Ttl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lease that a name has already, or that a single-instance type has on the machine: found and
 * renewed.
 */
final class ExistingLease {
  private final Owners owners;
  private final Transaction transaction;
  private final AllocationRequest request;
  private final GrantedType type;
  private final List<String> notes = new ArrayList<>();

  ExistingLease(
      Owners owners, Transaction transaction, AllocationRequest request, GrantedType type) {
    this.owners = owners;
    this.transaction = transaction;
    this.request = request;
    this.type = type;
  }

  /**
   * The allocation that the request means, if there is one.
   *
   * @throws StyxyException when it is for another protocol
   */
  static Optional<Allocation> find(
      Transaction transaction, AllocationRequest request, ServiceType type) {
    boolean isAlone = request.isNew() || request.name().isEmpty();
    if (isAlone && !type.isSingle()) {
      return Optional.empty();
    }
    Optional<Allocation> found = Optional.empty();
    for (Allocation allocation : transaction.ledger().allocations()) {
      boolean isMeant =
          allocation.type().equals(request.type())
              && allocation.name().equals(request.name())
              && (type.isSingle() || allocation.project().equals(request.project()));
      if (isMeant && allocation.protocol().covers(request.protocol())) {
        return Optional.of(allocation);
      }
      found = isMeant ? Optional.of(allocation) : found;
    }
    if (found.isPresent()) {
      throw otherProtocol(found.get(), request);
    }
    return found;
  }

  /** A second port under the name would make the name ambiguous. */
  private static StyxyException otherProtocol(Allocation allocation, AllocationRequest request) {
    String word = request.protocol().word();
    String message =
        Descriptions.of(allocation)
            + " has port "
            + allocation.port()
            + " already, for "
            + allocation.protocol().word()
            + " and not for "
            + word;
    String name = request.name().isPresent() ? request.name().get() + "-" + word : word;
    String again = "styxy allocate " + request.type() + " -n " + ShellWord.of(name);
    return new StyxyException(
        FailureCode.HELD,
        message,
        again + " --protocol " + word,
        "styxy release " + allocation.lockId() + ", then ask with --protocol both");
  }

  /** Renews it, and notes what of the request was not done for it. */
  Grant renew(Allocation allocation) {
    if (request.isNew()) {
      notes.add(type.type().name() + " is a single-instance type: --new is ignored");
    }
    noteOtherPort(allocation);
    noteTemplate(allocation);
    Allocation renewed = renewed(allocation);
    transaction.ledger().replace(allocation, renewed);
    transaction.ledger().count(Counters.RENEWALS, 1);
    String detail = "requested again" + newOwner(allocation);
    transaction.ledger().tell(Event.Kind.RENEWED, transaction.now().wallMillis(), renewed, detail);
    return new Grant(
        renewed,
        type,
        Optional.of(existing(allocation, renewed)),
        request.port(),
        Optional.empty(),
        notes);
  }

  private void noteOtherPort(Allocation allocation) {
    if (request.port().isEmpty() || request.port().getAsInt() == allocation.port()) {
      return;
    }
    String why = Descriptions.of(allocation) + " has port " + allocation.port() + " already";
    if (request.isExact()) {
      String advice =
          request.owns(allocation) ? "styxy release " + allocation.lockId() : "styxy list -v";
      throw new StyxyException(FailureCode.HELD, why, advice);
    }
    notes.add(why + ", so " + request.port().getAsInt() + " was not granted");
  }

  private void noteTemplate(Allocation allocation) {
    boolean isTemplated = request.template().isPresent() && request.port().isEmpty();
    if (isTemplated && !type.type().preferred().contains(allocation.port())) {
      notes.add(
          Descriptions.of(allocation)
              + " has port "
              + allocation.port()
              + " already, so the template "
              + request.template().get()
              + " was not applied");
    }
  }

  private Grant.Existing existing(Allocation allocation, Allocation renewed) {
    Optional<Judgement> seen = seen(allocation);
    PortUse use = seen.isPresent() ? seen.get().use() : new PortUse.Idle();
    boolean isOwn = seen.isPresent() && seen.get().kin().isPresent() && !seen.get().isOvertaken();
    if (use.isBound() && !isOwn) {
      notes.add(
          Descriptions.of(use)
              + " already, and that "
              + (seen.get().isOvertaken() ? "is not" : "may not be")
              + " a server of "
              + allocation.label()
              + ", to which port "
              + allocation.port()
              + " was allocated before");
    }
    boolean isKept =
        request.owner().isEmpty() && !owners.livingBut(Optional.empty(), renewed).isEmpty();
    return new Grant.Existing(use, isOwn, isKept);
  }

  private String newOwner(Allocation allocation) {
    boolean isNew = request.owner().isPresent() && !allocation.isOwnedBy(request.owner().get());
    return isNew ? " by " + Descriptions.of(request.owner().get()) : "";
  }

  /**
   * A reservation stays one, and the requester becomes one more owner; when nobody else is left,
   * the lease passes to the requester and its session.
   */
  private Allocation renewed(Allocation allocation) {
    boolean isGivenToProject = request.isForProject() && !allocation.isOfProject();
    Ttl present = isGivenToProject ? Ttl.NONE : allocation.lease().ttl();
    Allocation renewed =
        allocation.withLease(
            allocation.lease().renew(transaction.now()).withTtl(request.ttl().orElse(present)));
    if (allocation.isPinned() && renewed.isPinned()) {
      return renewed;
    }
    renewed = isGivenToProject ? renewed.forProject() : renewed;
    List<ProcessRef> remaining = owners.remaining(allocation);
    boolean isOfOthers = !Owners.but(request.owner(), remaining).isEmpty();
    boolean staysWithFirst = type.type().isSingle() && !allocation.owners().isEmpty();
    if (!isOfOthers && !staysWithFirst) {
      return renewed.withOwner(request.owner(), request.instance());
    }
    return request.owner().isPresent()
        ? renewed.withOwners(Owners.with(request.owner().get(), remaining))
        : renewed;
  }

  private Optional<Judgement> seen(Allocation allocation) {
    for (Judgement judgement : transaction.sweep().kept()) {
      if (judgement.allocation().lockId().equals(allocation.lockId())) {
        return Optional.of(judgement);
      }
    }
    return Optional.empty();
  }
}
