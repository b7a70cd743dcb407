package dev.styxy.core.doctor;

import dev.styxy.core.sandbox.Sandbox;
import dev.styxy.core.state.StatePlace;
import dev.styxy.model.ShellWord;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Asks whether a container gives out ports of the host without the state of the host. */
final class ContainerCheck {
  private static final String SUBJECT = "container";

  /** What Docker and Podman make the root of a container from, and what is nobody else's. */
  private static final Set<String> OF_THE_CONTAINER =
      Set.of("overlay", "overlayfs", "fuse.fuse-overlayfs", "aufs", "tmpfs", "ramfs");

  private final List<Sandbox> sandboxes;
  private final StatePlace place;

  ContainerCheck(List<Sandbox> sandboxes, StatePlace place) {
    this.sandboxes = sandboxes;
    this.place = place;
  }

  /** Empty outside of containers. */
  Optional<Finding> finding() {
    for (Sandbox sandbox : sandboxes) {
      if (sandbox.kind() == Sandbox.Kind.CONTAINER) {
        return Optional.of(
            Finding.ok(
                SUBJECT,
                "has a network of its own; another container that joins it (--network container:…)"
                    + " shares its ports, and needs its state, too"));
      }
      if (sandbox.kind() == Sandbox.Kind.HOST_NETWORK_CONTAINER) {
        return Optional.of(onHostNetwork());
      }
    }
    return Optional.empty();
  }

  private Finding onHostNetwork() {
    String type = place.fileSystem().toLowerCase(Locale.ROOT);
    if (!OF_THE_CONTAINER.contains(type)) {
      return Finding.ok(
          SUBJECT,
          "has the host's network; the host's styxy must use the same state and /etc/machine-id");
    }
    // The directory has a place for each machine and network.
    Path home = place.directory().getParent();
    return Finding.warning(
        SUBJECT,
        "has the host's network and a state of its own: what styxy gives out here may be given out"
            + " on the host, too",
        "docker run … -v ~/.local/state/styxy:"
            + ShellWord.of(home.toString())
            + " -v /etc/machine-id:/etc/machine-id:ro");
  }
}
