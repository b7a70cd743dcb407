package dev.styxy.core.types;

import dev.styxy.core.settings.Settings;
import dev.styxy.core.system.NetworkLimits;
import dev.styxy.model.PortRange;
import java.util.Optional;
import java.util.OptionalInt;

/** The ports that are not granted, or only by number: a range of them would be useless. */
final class UnusablePorts {
  private final Settings settings;
  private final NetworkLimits limits;

  UnusablePorts(Settings settings, NetworkLimits limits) {
    this.settings = settings;
    this.limits = limits;
  }

  boolean contains(int port) {
    return port < limits.firstUnprivileged()
        || limits.isEphemeral(port)
        || settings.isExcluded(port)
        || settings.reservation(port).isPresent();
  }

  /** The highest of them within these ports, both included. */
  OptionalInt lastWithin(int first, int last) {
    for (int port = last; port >= first; port--) {
      if (contains(port)) {
        return OptionalInt.of(port);
      }
    }
    return OptionalInt.empty();
  }

  /** The lowest of them within these ports, both included. */
  OptionalInt firstWithin(int first, int last) {
    for (int port = first; port <= last; port++) {
      if (contains(port)) {
        return OptionalInt.of(port);
      }
    }
    return OptionalInt.empty();
  }

  /** What to know of them within these ports, {@code , and …}; empty when there are none. */
  String wordsFor(int first, int last) {
    if (first > last || firstWithin(first, last).isEmpty()) {
      return "";
    }
    Optional<PortRange> ephemeral = limits.ephemeral();
    boolean isInIt = ephemeral.isPresent() && ephemeral.get().overlaps(new PortRange(first, last));
    return isInIt
        ? ", and the ephemeral range " + ephemeral.get() + " is left out"
        : ", and excluded, reserved and privileged ports are left out";
  }
}
