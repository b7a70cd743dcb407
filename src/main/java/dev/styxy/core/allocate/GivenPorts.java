package dev.styxy.core.allocate;

import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.Protocol;
import dev.styxy.model.StickyPort;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which ports styxy has given to others than a service: where a variable of the environment
 * has one of them, it is a leftover of that, and nobody's wish.
 *
 * @param name absent for a port without a name, which nothing has been given to before
 */
public record GivenPorts(
    Transaction transaction,
    String project,
    String type,
    Optional<String> name,
    Protocol protocol) {

  /** Whether it is allocated to another service now. */
  public boolean isLeased(int port) {
    Optional<Allocation> lease = transaction.ledger().find(port, protocol);
    return lease.isPresent() && !isOwn(lease.get());
  }

  /** Whether the allocation is the service's. */
  public boolean isOwn(Allocation allocation) {
    return name.isPresent()
        && allocation.project().equals(project)
        && allocation.type().equals(type)
        && allocation.name().equals(name);
  }

  /** Whether the service has a lease, wherever, or one of these ports is remembered for it. */
  boolean hasPortIn(Set<Integer> ports) {
    for (Allocation allocation : transaction.ledger().allocations()) {
      if (isOwn(allocation)) {
        return true;
      }
    }
    for (StickyPort entry : transaction.ledger().sticky()) {
      if (isOwn(entry) && ports.contains(entry.port())) {
        return true;
      }
    }
    return false;
  }

  /** The other service that the port is remembered for; empty if it is this one's as well. */
  public Optional<StickyPort> remembered(int port) {
    Optional<StickyPort> given = Optional.empty();
    for (StickyPort entry : transaction.ledger().sticky()) {
      if (entry.port() == port) {
        if (isOwn(entry)) {
          return Optional.empty();
        }
        given = Optional.of(entry);
      }
    }
    return given;
  }

  private boolean isOwn(StickyPort entry) {
    return name.isPresent()
        && entry.project().equals(project)
        && entry.type().equals(type)
        && entry.name().equals(name.get());
  }

  /** Whether it is or was given to another service. */
  public boolean isOfAnother(int port) {
    return isLeased(port) || remembered(port).isPresent();
  }
}
