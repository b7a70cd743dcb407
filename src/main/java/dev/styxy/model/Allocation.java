package dev.styxy.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One port given to (project, service type, service name) under a lock id.
 *
 * @param port 1 to 65535
 * @param lockId a UUID, unique in the state
 * @param type the service type's name
 * @param name the service's name; absent when none was asked for
 * @param project the absolute path of the project
 * @param instance the group of allocations of one session
 * @param owner the process for whom it was made; absent when the lease alone decides
 * @param holder kin of the owner that was last seen bound to the port
 */
public record Allocation(
    int port,
    Protocol protocol,
    String lockId,
    String type,
    Optional<String> name,
    String project,
    String instance,
    Optional<ProcessRef> owner,
    Optional<ProcessRef> holder,
    Lease lease) {

  /** Reserved: without owner and without limit, so that only a person takes it back. */
  public boolean isPinned() {
    return owner.isEmpty() && lease.ttl().isNone();
  }

  /** The processes that most likely have its port open, the likeliest first. */
  public List<Long> expectedPids() {
    List<Long> pids = new ArrayList<>(2);
    if (holder.isPresent()) {
      pids.add(holder.get().pid());
    }
    if (owner.isPresent()) {
      pids.add(owner.get().pid());
    }
    return pids;
  }

  /** {@code type/name}, or the type alone when it has no name. */
  public String label() {
    return name.isPresent() ? type + "/" + name.get() : type;
  }

  public Allocation withLease(Lease other) {
    return new Allocation(
        port, protocol, lockId, type, name, project, instance, owner, holder, other);
  }

  public Allocation withHolder(ProcessRef other) {
    return new Allocation(
        port, protocol, lockId, type, name, project, instance, owner, Optional.of(other), lease);
  }

  public Allocation withOwner(Optional<ProcessRef> other, String otherInstance) {
    return new Allocation(
        port, protocol, lockId, type, name, project, otherInstance, other, holder, lease);
  }
}
