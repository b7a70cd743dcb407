package dev.styxy.core.adopt;

import dev.styxy.model.Protocol;
import java.util.OptionalInt;

/**
 * A server that a project has.
 *
 * @param variable that it takes its port from; empty when it takes none
 * @param port that others expect it on, if its file says so
 * @param command how it is started, with {@code {port}} where it takes an argument; empty when
 *     something else starts it
 * @param source the file that shows it
 */
record Server(
    String name,
    String type,
    String variable,
    Protocol protocol,
    OptionalInt port,
    String command,
    String source) {

  /** A server that listens on TCP. */
  static Server tcp(String name, String type, String variable, String command, String source) {
    return new Server(name, type, variable, Protocol.TCP, OptionalInt.empty(), command, source);
  }

  Server named(String other) {
    return new Server(other, type, variable, protocol, port, command, source);
  }
}
