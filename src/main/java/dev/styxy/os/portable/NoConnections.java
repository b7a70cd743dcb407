package dev.styxy.os.portable;

import dev.styxy.core.system.ConnectionTable;
import dev.styxy.model.Connection;
import dev.styxy.model.ProcessInfo;
import java.util.List;
import java.util.Optional;

/** For systems where connections cannot be seen. */
public final class NoConnections implements ConnectionTable {
  @Override
  public List<Connection> at(int port) {
    return List.of();
  }

  @Override
  public Optional<ProcessInfo> processOf(Connection connection) {
    return Optional.empty();
  }

  @Override
  public Optional<ProcessInfo> listenerElsewhere(int port) {
    return Optional.empty();
  }
}
