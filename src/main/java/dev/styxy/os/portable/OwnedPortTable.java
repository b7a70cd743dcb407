package dev.styxy.os.portable;

import dev.styxy.core.system.BindProbe;
import dev.styxy.core.system.PortTable;
import dev.styxy.core.system.PortView;
import dev.styxy.core.system.ProcessTable;
import java.util.List;

/**
 * Asks a system that lists sockets by process, and falls back to binding when it does not answer.
 */
public final class OwnedPortTable implements PortTable {
  private final String name;
  private final Source source;
  private final ProcessTable processes;
  private final PortTable fallback;
  private boolean isAnswering = true;

  /** Where the sockets come from. */
  @FunctionalInterface
  public interface Source {
    /**
     * The bound sockets.
     *
     * @throws IllegalStateException when the system cannot be asked
     */
    List<OwnedSocket> read(boolean udp);
  }

  public OwnedPortTable(String name, Source source, ProcessTable processes, BindProbe probe) {
    this.name = name;
    this.source = source;
    this.processes = processes;
    this.fallback = new BindPortTable(probe);
  }

  @Override
  public PortView look(boolean udp) {
    try {
      PortView view = new OwnedPortView(source.read(udp), processes, fallback.look(udp));
      isAnswering = true;
      return view;
    } catch (IllegalStateException | LinkageError e) {
      isAnswering = false;
      return fallback.look(udp);
    }
  }

  @Override
  public String method() {
    return isAnswering ? name : fallback.method();
  }
}
