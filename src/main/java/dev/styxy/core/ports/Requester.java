package dev.styxy.core.ports;

import dev.styxy.model.Allocation;
import java.util.Optional;

/** Who requests a port, as far as it matters for advice: nobody is advised to release another's. */
@FunctionalInterface
public interface Requester {
  /** Somebody unknown. */
  Requester STRANGER = allocation -> false;

  /** Whether it belongs to the requester's own project or instance. */
  boolean owns(Allocation allocation);

  /** The requested service type, if there is one. */
  default Optional<String> wantedType() {
    return Optional.empty();
  }
}
