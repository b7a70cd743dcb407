package dev.styxy.core.ports;

import dev.styxy.core.text.Descriptions;
import dev.styxy.model.Allocation;
import dev.styxy.model.PortUse;
import dev.styxy.model.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known about one port.
 *
 * @param explanation one sentence for people
 * @param suggestions commands that help, most useful first
 */
public record PortReport(Facts facts, String explanation, List<String> suggestions) {

  /**
   * What was found out about the port.
   *
   * @param isAvailable whether a request for this very port is granted
   * @param obstacle why it is not available, or what to know of it though it is; absent when there
   *     is nothing to say
   */
  public record Facts(
      int port,
      Protocol protocol,
      boolean isAvailable,
      Optional<Obstacle> obstacle,
      Optional<Allocation> allocation,
      PortUse use) {

    /** {@code port 3000}, or {@code port 3000/udp}. */
    String name() {
      return "port " + Descriptions.port(port, protocol);
    }
  }

  public int port() {
    return facts.port();
  }

  public Protocol protocol() {
    return facts.protocol();
  }

  /** Whether a request for this very port is granted. */
  public boolean isAvailable() {
    return facts.isAvailable();
  }

  /** Why it is not available, or what to know of it though it is. */
  public Optional<Obstacle> obstacle() {
    return facts.obstacle();
  }

  public Optional<Allocation> allocation() {
    return facts.allocation();
  }

  public PortUse use() {
    return facts.use();
  }
}
