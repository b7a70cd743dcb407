package dev.styxy.core.system;

/**
 * Another operating system that this one runs within, and whose programs may have its ports.
 *
 * @param name for people, e.g. {@code Windows}
 * @param sharesPorts whether a port that a program has there cannot be bound here
 * @param look the command that lists its sockets from here
 */
public record OuterSystem(String name, boolean sharesPorts, String look) {

  /** The command that shows who has the port there. */
  public String lookAt(int port) {
    return look + " | grep :" + port;
  }
}
