package dev.styxy.core.system;

import dev.styxy.model.PortRange;
import java.util.Optional;
import java.util.Set;

/** The default limits of Linux. */
public record FakeLimits(
    int firstUnprivileged, Optional<PortRange> ephemeral, Set<Integer> reserved)
    implements NetworkLimits {
  public static final FakeLimits USUAL =
      new FakeLimits(1024, Optional.of(new PortRange(32768, 60999)), Set.of());

  @Override
  public boolean isReserved(int port) {
    return reserved.contains(port);
  }
}
