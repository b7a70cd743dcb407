package dev.styxy.os.macos;

import dev.styxy.core.system.NetworkLimits;
import dev.styxy.model.PortRange;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The ranges of {@code net.inet.ip.portrange}: outgoing connections use first to last, and those
 * that ask for a high port hifirst to hilast (in_pcbbind in bsd/netinet/in_pcb.c). Where the first
 * is above the last, they count down.
 */
final class MacNetworkLimits implements NetworkLimits {
  /** IPPORT_RESERVED; since macOS 10.14 the wildcard addresses are exempt. */
  private static final int FIRST_UNPRIVILEGED = 1024;

  private static final String FOLDER = "net.inet.ip.portrange.";

  private final Sysctl sysctl;
  private Optional<PortRange> usual;
  private Optional<PortRange> high;

  MacNetworkLimits(Sysctl sysctl) {
    this.sysctl = sysctl;
  }

  @Override
  public int firstUnprivileged() {
    return FIRST_UNPRIVILEGED;
  }

  @Override
  public Optional<PortRange> ephemeral() {
    if (usual == null) {
      usual = range("first", "last");
    }
    return usual;
  }

  @Override
  public boolean isEphemeral(int port) {
    if (high == null) {
      high = range("hifirst", "hilast");
    }
    return isWithin(ephemeral(), port) || isWithin(high, port);
  }

  private static boolean isWithin(Optional<PortRange> range, int port) {
    return range.isPresent() && range.get().contains(port);
  }

  private Optional<PortRange> range(String from, String to) {
    OptionalInt first = sysctl.number(FOLDER + from);
    OptionalInt last = sysctl.number(FOLDER + to);
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    int low = Math.min(first.getAsInt(), last.getAsInt());
    int top = Math.max(first.getAsInt(), last.getAsInt());
    return low < PortRange.LOWEST || top > PortRange.HIGHEST
        ? Optional.empty()
        : Optional.of(new PortRange(low, top));
  }

  @Override
  public boolean isReserved(int port) {
    return false;
  }
}
