package dev.styxy.core.ports;

import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessInfo;

/**
 * A command of {@code run} that listens on another port than on its own.
 *
 * @param lease whose port it was given
 * @param process of the tree that the command is
 * @param port on which it listens
 */
public record MisplacedListener(Allocation lease, ProcessInfo process, int port) {

  /** {@code its command (pid 123, vite) listens on 5173, not on 3000: pass it {port}}. */
  public String words() {
    return "its command (pid "
        + process.pid()
        + ", "
        + process.command()
        + ") listens on "
        + port
        + ", not on "
        + lease.port()
        + ": pass it "
        + "{port}";
  }
}
