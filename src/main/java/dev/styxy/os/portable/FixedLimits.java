package dev.styxy.os.portable;

import dev.styxy.core.system.NetworkLimits;
import dev.styxy.model.PortRange;
import java.util.Optional;

/** A system's documented limits, without asking it. */
public record FixedLimits(int firstUnprivileged, Optional<PortRange> ephemeral)
    implements NetworkLimits {
  private static final int UNIX_FIRST_UNPRIVILEGED = 1024;

  /** The dynamic ports of RFC 6335, which macOS and Windows both use by default. */
  private static final PortRange DYNAMIC = new PortRange(49152, 65535);

  static FixedLimits unknown() {
    return new FixedLimits(UNIX_FIRST_UNPRIVILEGED, Optional.empty());
  }

  public static FixedLimits ofMacOs() {
    return new FixedLimits(UNIX_FIRST_UNPRIVILEGED, Optional.of(DYNAMIC));
  }

  public static FixedLimits ofWindows() {
    return new FixedLimits(PortRange.LOWEST, Optional.of(DYNAMIC));
  }

  @Override
  public boolean isReserved(int port) {
    return false;
  }
}
