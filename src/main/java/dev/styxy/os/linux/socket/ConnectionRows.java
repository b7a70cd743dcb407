package dev.styxy.os.linux.socket;

import dev.styxy.model.Connection;
import dev.styxy.model.Protocol;
import java.util.ArrayList;
import java.util.List;

/** The connections of an answer, decoded as they come: they are those of one port. */
final class ConnectionRows implements SocketSink {
  private final List<Connection> connections = new ArrayList<>();

  @Override
  public void add(Protocol protocol, byte[] source, int at) {
    connections.add(InetDiagMessage.decodeConnection(source, at));
  }

  @Override
  public int size() {
    return connections.size();
  }

  @Override
  public void cutTo(int rows) {
    connections.subList(rows, connections.size()).clear();
  }

  List<Connection> all() {
    return connections;
  }
}
