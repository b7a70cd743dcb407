package dev.styxy.core.ports;

import dev.styxy.model.Allocation;
import dev.styxy.model.PlaceInLine;
import java.util.Optional;

/** Who requests a port, as far as it matters for advice: nobody is advised to release another's. */
public interface Requester {
  /** Somebody unknown. */
  Requester STRANGER = new Stranger();

  /** Whether it belongs to the requester's own project or instance. */
  boolean owns(Allocation allocation);

  /** Whether this is the service that waits at that place in the line for a port. */
  default boolean isWaitingAt(PlaceInLine place) {
    return false;
  }

  /** The requested service type, if there is one. */
  default Optional<String> wantedType() {
    return Optional.empty();
  }

  /** Owns nothing. A class of its own, as a lambda would be linked at every start. */
  final class Stranger implements Requester {
    private Stranger() {}

    @Override
    public boolean owns(Allocation allocation) {
      return false;
    }
  }
}
