package dev.styxy.core.ports;

import dev.styxy.model.Allocation;
import java.util.Optional;

/** Who asks for a port, as far as it matters for advice: nobody is advised to release another's. */
@FunctionalInterface
public interface Requester {
  /** Somebody of whom nothing is known. */
  Requester STRANGER = allocation -> false;

  /** Whether it is of the asker's own project or instance. */
  boolean owns(Allocation allocation);

  /** The service type that is asked for, where one is. */
  default Optional<String> wantedType() {
    return Optional.empty();
  }
}
