package dev.styxy.core.allocate;

import dev.styxy.core.ports.Requester;
import dev.styxy.model.Allocation;
import dev.styxy.model.PlaceInLine;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.Ttl;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request for one port, validated as far as that needs no lock.
 *
 * @param unknownType what to do when no type has the service's type name
 * @param ttl absent for the type's or the general one
 */
public record AllocationRequest(
    Service service,
    PortChoice choice,
    UnknownType unknownType,
    Optional<Ttl> ttl,
    Claimant claimant)
    implements Requester {

  /**
   * What the port is for.
   *
   * @param type the service type's name, known or not
   * @param name absent for a port without a name
   */
  public record Service(String type, Optional<String> name, Protocol protocol) {}

  /** What to do with a type that does not exist. */
  public enum UnknownType {
    /** Create it, unless the name looks like a typo. */
    CHECK_SPELLING,
    /** Create it, whatever the name looks like. */
    CREATE
  }

  /**
   * Requests without an owner share an instance although they have nothing to do with each other.
   */
  @Override
  public boolean owns(Allocation allocation) {
    Optional<ProcessRef> owner = owner();
    return allocation.project().equals(project())
        || (owner.isPresent()
            && (allocation.instance().equals(instance()) || allocation.isOwnedBy(owner.get())));
  }

  @Override
  public boolean isWaitingAt(PlaceInLine place) {
    return place.isOf(project(), type(), name());
  }

  @Override
  public Optional<String> wantedType() {
    return Optional.of(type());
  }

  /** The same for a lease that is there already, of whatever type. */
  public AllocationRequest of(Allocation lease) {
    return new AllocationRequest(
        new Service(lease.type(), lease.name(), lease.protocol()),
        choice,
        unknownType,
        ttl,
        claimant);
  }

  public String type() {
    return service.type();
  }

  public Optional<String> name() {
    return service.name();
  }

  public Protocol protocol() {
    return service.protocol();
  }

  /** The port that is requested by number. */
  public OptionalInt port() {
    return choice.port();
  }

  /** The same, for this port if it is available. */
  AllocationRequest preferring(int port) {
    PortChoice preferred =
        new PortChoice(
            OptionalInt.of(port),
            PortChoice.Preference.PREFERRED,
            choice.reuse(),
            choice.template());
    return new AllocationRequest(service, preferred, unknownType, ttl, claimant);
  }

  public boolean isExact() {
    return choice.preference() == PortChoice.Preference.EXACT;
  }

  public boolean isNew() {
    return choice.reuse() == PortChoice.Reuse.NEW;
  }

  public Optional<String> template() {
    return choice.template();
  }

  public String project() {
    return claimant.project();
  }

  public String instance() {
    return claimant.instance();
  }

  public Optional<ProcessRef> owner() {
    return claimant.owner();
  }

  /** Whether the port is for the project itself. */
  public boolean isForProject() {
    return claimant.isProject();
  }
}
