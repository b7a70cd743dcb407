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
 * @param instance the group of allocations of one session: the session that was given it first
 * @param owners the processes that were given it, in that order, each once, at most {@link
 *     #MOST_OWNERS}; empty when the lease alone decides
 * @param holder kin of an owner that was last seen bound to the port
 * @param isOfProject whether it belongs to the project itself, and lasts as long as that exists,
 *     whatever becomes of its owners
 */
public record Allocation(
    int port,
    Protocol protocol,
    String lockId,
    String type,
    Optional<String> name,
    String project,
    String instance,
    List<ProcessRef> owners,
    Optional<ProcessRef> holder,
    Lease lease,
    boolean isOfProject) {
  /** More terminals than anybody has open: so that a loop cannot make the state grow. */
  public static final int MOST_OWNERS = 64;

  /** An allocation that is given to one process, or to none. */
  public Allocation(
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
    this(
        port, protocol, lockId, type, name, project, instance, listOf(owner), holder, lease, false);
  }

  private static List<ProcessRef> listOf(Optional<ProcessRef> process) {
    return process.isPresent() ? List.of(process.get()) : List.of();
  }

  /** The first of its owners; absent when the lease alone decides. */
  public Optional<ProcessRef> owner() {
    return owners.isEmpty() ? Optional.empty() : Optional.of(owners.get(0));
  }

  public boolean isOwnedBy(ProcessRef process) {
    for (ProcessRef owner : owners) {
      if (owner.isSameProcess(process)) {
        return true;
      }
    }
    return false;
  }

  /** Reserved: without owner and without limit, so that only a person takes it back. */
  public boolean isPinned() {
    return owners.isEmpty() && lease.ttl().isNone() && !isOfProject;
  }

  /** The processes that most likely have its port open, the likeliest first. */
  public List<Long> expectedPids() {
    List<Long> pids = new ArrayList<>(owners.size() + 1);
    if (holder.isPresent()) {
      pids.add(holder.get().pid());
    }
    for (ProcessRef owner : owners) {
      pids.add(owner.pid());
    }
    return pids;
  }

  /** {@code type/name}, or the type alone when it has no name. */
  public String label() {
    return name.isPresent() ? type + "/" + name.get() : type;
  }

  public Allocation withLease(Lease other) {
    return new Allocation(
        port, protocol, lockId, type, name, project, instance, owners, holder, other, isOfProject);
  }

  public Allocation withHolder(ProcessRef other) {
    return new Allocation(
        port,
        protocol,
        lockId,
        type,
        name,
        project,
        instance,
        owners,
        Optional.of(other),
        lease,
        isOfProject);
  }

  public Allocation withOwners(List<ProcessRef> others) {
    return new Allocation(
        port, protocol, lockId, type, name, project, instance, others, holder, lease, isOfProject);
  }

  /** Given to another process alone, or to none, of another session. */
  public Allocation withOwner(Optional<ProcessRef> other, String otherInstance) {
    return new Allocation(
        port,
        protocol,
        lockId,
        type,
        name,
        project,
        otherInstance,
        listOf(other),
        holder,
        lease,
        isOfProject);
  }

  /** Given to the project itself. */
  public Allocation forProject() {
    return new Allocation(
        port, protocol, lockId, type, name, project, instance, owners, holder, lease, true);
  }
}
