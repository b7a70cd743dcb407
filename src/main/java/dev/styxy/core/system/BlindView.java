package dev.styxy.core.system;

import dev.styxy.model.BoundSocket;
import dev.styxy.model.PortUse;
import dev.styxy.model.Protocol;
import java.util.List;

/**
 * Replaces a port table that cannot be read: a bind can tell busy from free, but not who has the
 * port. A bind that can tell neither leaves the port in doubt, and a port in doubt is not idle.
 */
public final class BlindView implements PortView {
  private final BindProbe probe;
  private final String why;

  /**
   * A view through binds.
   *
   * @param why the table cannot be read, a clause
   */
  public BlindView(BindProbe probe, String why) {
    this.probe = probe;
    this.why = why;
  }

  @Override
  public boolean isBound(int port, Protocol protocol) {
    return probe.tryBind(port, protocol) != BindProbe.Answer.FREE;
  }

  @Override
  public List<BoundSocket> at(int port, Protocol protocol) {
    return List.of();
  }

  @Override
  public PortUse use(int port, Protocol protocol, List<Long> expected) {
    return switch (probe.tryBind(port, protocol)) {
      case FREE -> new PortUse.Idle();
      case BUSY -> new PortUse.Hidden(List.of());
      case DENIED, FORBIDDEN, UNKNOWN -> new PortUse.Unknown(why);
    };
  }

  @Override
  public List<BoundSocket> all() {
    return List.of();
  }
}
