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

  @Override
  public Optional<String> reservations() {
    return Optional.of("sysctl reserved");
  }

  /** With a range that nobody may bind, as on Windows. */
  public static NetworkLimits excluding(PortRange range) {
    return new NetworkLimits() {
      @Override
      public int firstUnprivileged() {
        return PortRange.LOWEST;
      }

      @Override
      public Optional<PortRange> ephemeral() {
        return Optional.empty();
      }

      @Override
      public boolean isReserved(int port) {
        return range.contains(port);
      }

      @Override
      public Optional<String> reservations() {
        return Optional.of("netsh reserved");
      }

      @Override
      public Optional<PortRange> excludedRange(int port) {
        return isReserved(port) ? Optional.of(range) : Optional.empty();
      }
    };
  }
}
