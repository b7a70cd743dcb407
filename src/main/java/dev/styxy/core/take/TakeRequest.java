package dev.styxy.core.take;

import dev.styxy.core.allocate.AllocationRequest;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.Allocation;
import dev.styxy.model.Protocol;
import java.util.Optional;

/**
 * A request for one port and no other.
 *
 * @param allocation what to allocate once the port can be had: exactly this port
 * @param patienceMillis how long to wait for it; 0 to try once
 * @param isPatient whether to wait even for a process without a lease: it may never end
 */
public record TakeRequest(AllocationRequest allocation, long patienceMillis, boolean isPatient) {

  int port() {
    return allocation.port().getAsInt();
  }

  Protocol protocol() {
    return allocation.protocol();
  }

  /** {@code 3000}, or {@code 3000/udp}. */
  String portWord() {
    return Descriptions.port(port(), protocol());
  }

  Optional<String> name() {
    return allocation.name();
  }

  /** Whether the allocation is what is wanted: of this project, and of the name if there is one. */
  boolean isMet(Allocation held) {
    boolean isNamed = name().isEmpty() || name().equals(held.name());
    return held.project().equals(allocation.project()) && isNamed;
  }
}
