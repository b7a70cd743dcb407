package dev.styxy.os.portable;

import dev.styxy.core.system.NetworkLimits;
import dev.styxy.model.PortRange;
import java.util.Optional;

/** A system's documented limits, without asking it. */
public record FixedLimits(int firstUnprivileged, Optional<PortRange> ephemeral)
    implements NetworkLimits {
  private static final int UNIX_FIRST_UNPRIVILEGED = 1024;

  static FixedLimits unknown() {
    return new FixedLimits(UNIX_FIRST_UNPRIVILEGED, Optional.empty());
  }

  @Override
  public boolean isReserved(int port) {
    return false;
  }
}
