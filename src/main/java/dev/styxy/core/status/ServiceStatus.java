package dev.styxy.core.status;

import dev.styxy.core.settings.ProjectService;
import dev.styxy.model.Allocation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a service of a project is.
 *
 * @param name absent for a lease without one
 * @param declared what {@code .styxy.json} says of it; absent when it does not name it
 * @param allocation absent when it has no port at the moment
 * @param port that it has, or had last, or is to have; absent when there is none of these
 * @param listener absent when nobody is on that port
 * @param explanation one sentence for people
 * @param next what to type, the likeliest first; empty when there is nothing to be done
 */
public record ServiceStatus(
    Optional<String> name,
    String type,
    Optional<ProjectService> declared,
    Optional<Allocation> allocation,
    OptionalInt port,
    PortState state,
    Optional<Listener> listener,
    String explanation,
    List<String> next) {

  /** {@code type/name}, or the type alone. */
  public String label() {
    return name.isPresent() ? type + "/" + name.get() : type;
  }

  /** The variables that hand its port over; empty for a lease that no file names. */
  public List<String> env() {
    return declared.isPresent() ? declared.get().env() : List.of();
  }

  /** Whether it is of this lease, in whatever version. */
  public boolean isOf(Allocation lease) {
    return allocation.isPresent() && allocation.get().lockId().equals(lease.lockId());
  }

  public boolean isUp() {
    return state == PortState.LISTENING;
  }
}
