package dev.styxy.core.system;

import dev.styxy.model.PortRange;
import java.util.Optional;

/** What the system says about whole ranges of ports. */
public interface NetworkLimits {

  /** Asks the system now what takes long to find out, so that it need not be asked under a lock. */
  default void prepare() {}

  /** Ports below this one need a privilege to bind; 1 where none does. */
  int firstUnprivileged();

  /** The range that the system draws from for outgoing connections; empty where it is not known. */
  Optional<PortRange> ephemeral();

  /** Whether the system may take this very port for an outgoing connection. */
  default boolean isEphemeral(int port) {
    Optional<PortRange> range = ephemeral();
    return range.isPresent() && range.get().contains(port) && !isReserved(port);
  }

  /** Whether the system is configured to leave this port out of the ephemeral range. */
  boolean isReserved(int port);

  /** The command that shows what {@link #isReserved}; empty where nothing can be. */
  default Optional<String> reservations() {
    return Optional.empty();
  }

  /** The range with this port that the system lets nobody bind; only Windows has such ranges. */
  default Optional<PortRange> excludedRange(int port) {
    return Optional.empty();
  }
}
