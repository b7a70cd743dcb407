package dev.styxy.model;

/**
 * A socket that occupies a port.
 *
 * @param protocol TCP or UDP, never BOTH
 * @param address the local address as text, e.g. {@code 127.0.0.1} or {@code ::}
 * @param port 1 to 65535
 * @param uid the user that made it; negative where the system does not tell
 * @param inode the kernel's number for the socket, 0 when it has no owner any more
 */
public record BoundSocket(
    Protocol protocol, SocketState state, String address, int port, long uid, long inode) {

  /** Whether anybody can be served there: it listens, or is UDP, which knows no listening. */
  public boolean isServing() {
    return state == SocketState.LISTEN || protocol == Protocol.UDP;
  }
}
