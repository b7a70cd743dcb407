package dev.styxy.core.wait;

import dev.styxy.core.lease.PortTarget;
import dev.styxy.model.Allocation;
import dev.styxy.model.Protocol;
import java.util.Optional;

/**
 * What a word meant when it was last found during one wait.
 *
 * @param lease that the port had then
 * @param patienceUntil milliseconds since boot; until then a lease that was found ended at the
 *     first look may yet be followed by that of the command that is being started
 */
record TargetPort(int port, Protocol protocol, Optional<Allocation> lease, long patienceUntil) {

  static TargetPort of(PortTarget word) {
    return new TargetPort(word.port().getAsInt(), word.protocol(), word.allocation(), 0);
  }

  /** A lease that was taken back before it was seen alive. */
  static TargetPort ended(Allocation lease, long patienceUntil) {
    return new TargetPort(lease.port(), lease.protocol(), Optional.of(lease), patienceUntil);
  }

  /** A port without a lease. */
  static TargetPort idle(int port, Protocol protocol) {
    return new TargetPort(port, protocol, Optional.empty(), 0);
  }
}
