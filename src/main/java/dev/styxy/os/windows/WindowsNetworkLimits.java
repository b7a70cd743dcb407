package dev.styxy.os.windows;

import dev.styxy.core.system.NetworkLimits;
import dev.styxy.model.PortRange;
import java.util.List;
import java.util.Optional;

/** The ranges of Windows, asked for when one of them is needed, and once. */
final class WindowsNetworkLimits implements NetworkLimits {
  /** The range of RFC 6335, where netsh does not answer. */
  private static final PortRange USUAL = new PortRange(49152, 65535);

  private final Optional<Netsh> netsh;
  private Optional<PortRange> dynamic;
  private List<PortRange> excluded;

  WindowsNetworkLimits(Optional<Netsh> netsh) {
    this.netsh = netsh;
  }

  /** Two runs of a program. */
  @Override
  public void prepare() {
    ephemeral();
    excluded();
  }

  @Override
  public int firstUnprivileged() {
    return PortRange.LOWEST;
  }

  @Override
  public Optional<PortRange> ephemeral() {
    if (dynamic == null) {
      dynamic = Optional.of(NetshRanges.dynamic(show("dynamicport", "tcp")).orElse(USUAL));
    }
    return dynamic;
  }

  @Override
  public boolean isReserved(int port) {
    return excludedRange(port).isPresent();
  }

  @Override
  public Optional<PortRange> excludedRange(int port) {
    for (PortRange range : excluded()) {
      if (range.contains(port)) {
        return Optional.of(range);
      }
    }
    return Optional.empty();
  }

  private List<PortRange> excluded() {
    if (excluded == null) {
      excluded = NetshRanges.excluded(show("excludedportrange", "protocol=tcp"));
    }
    return excluded;
  }

  @Override
  public Optional<String> reservations() {
    return Optional.of("netsh int ipv4 show excludedportrange protocol=tcp");
  }

  private List<String> show(String... words) {
    return netsh.isPresent() ? netsh.get().show(words) : List.of();
  }
}
