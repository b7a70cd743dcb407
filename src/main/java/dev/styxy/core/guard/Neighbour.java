package dev.styxy.core.guard;

import dev.styxy.core.text.Descriptions;
import dev.styxy.model.Allocation;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.ProcessInfo;
import java.util.Optional;

/**
 * Somebody else's hold on a port: another project's lease, its server, or a stranger's.
 *
 * @param process who has the port or the lease; absent when nobody can be seen
 * @param socket what occupies the port, where something does
 * @param lease the other project's lease
 * @param project where the process works, if that is known
 */
record Neighbour(
    Optional<ProcessInfo> process,
    Optional<BoundSocket> socket,
    Optional<Allocation> lease,
    Optional<String> project) {

  Optional<Integer> port() {
    return socket.isPresent() ? socket.map(BoundSocket::port) : lease.map(Allocation::port);
  }

  /** {@code pid 12 (node, uid 1000) on port 3000, dev/web of /home/me/shop}. */
  String words() {
    StringBuilder words = new StringBuilder(process.map(Descriptions::of).orElse(""));
    if (process.isEmpty() && socket.isPresent()) {
      words.append("uid ").append(socket.get().uid()).append(" (pid not visible)");
    }
    if (port().isPresent()) {
      words.append(words.length() == 0 ? "" : " on ").append("port ").append(port().get());
    }
    if (lease.isPresent()) {
      words.append(", leased to ").append(Descriptions.of(lease.get()));
    } else {
      words.append(project.map(path -> ", of " + path).orElse(", a stranger's"));
    }
    return words.toString();
  }
}
