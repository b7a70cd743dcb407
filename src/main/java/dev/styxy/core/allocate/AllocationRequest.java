package dev.styxy.core.allocate;

import dev.styxy.core.ports.Requester;
import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.Ttl;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One port that is asked for, validated as far as that needs no lock.
 *
 * @param type the service type's name, known or not
 * @param name absent for a port of no name
 * @param port the port asked for by number
 * @param isExact whether no other port will do
 * @param isFresh whether what the name has already does not count
 * @param createsType whether an unknown type is made even if its name looks mistyped
 * @param template the instance template that shifts the type's preferred ports
 * @param ttl absent for the type's or the general one
 * @param owner absent when the lease alone decides
 */
public record AllocationRequest(
    String type,
    Optional<String> name,
    Protocol protocol,
    OptionalInt port,
    boolean isExact,
    boolean isFresh,
    boolean createsType,
    Optional<String> template,
    Optional<Ttl> ttl,
    String project,
    String instance,
    Optional<ProcessRef> owner)
    implements Requester {

  /** Those that nobody owns share an instance although they have nothing to do with each other. */
  @Override
  public boolean owns(Allocation allocation) {
    return allocation.project().equals(project)
        || (owner.isPresent()
            && (allocation.instance().equals(instance) || allocation.isOwnedBy(owner.get())));
  }

  @Override
  public Optional<String> wantedType() {
    return Optional.of(type);
  }
}
