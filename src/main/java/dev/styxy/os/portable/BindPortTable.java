package dev.styxy.os.portable;

import dev.styxy.core.BindProbe;
import dev.styxy.core.PortTable;
import dev.styxy.core.PortView;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.PortUse;
import dev.styxy.model.Protocol;
import java.util.List;

/** Stands for a port table where none can be read: a bind tells busy from free, but not by whom. */
public final class BindPortTable implements PortTable {
  private final BindProbe probe;

  public BindPortTable(BindProbe probe) {
    this.probe = probe;
  }

  @Override
  public PortView look(boolean udp) {
    return new View(probe);
  }

  @Override
  public String method() {
    return "bind";
  }

  private record View(BindProbe probe) implements PortView {
    @Override
    public boolean isBound(int port, Protocol protocol) {
      return probe.tryBind(port, protocol) == BindProbe.Answer.BUSY;
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
        case DENIED -> new PortUse.Unknown("the port may not be bound by this user");
        case UNKNOWN -> new PortUse.Unknown("the system did not say whether the port is free");
      };
    }

    @Override
    public List<BoundSocket> all() {
      return List.of();
    }
  }
}
