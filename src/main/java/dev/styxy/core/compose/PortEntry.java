package dev.styxy.core.compose;

import dev.styxy.model.Protocol;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What an entry under {@code ports} says. */
public sealed interface PortEntry {
  /** The service of the Compose file. */
  String service();

  /**
   * A port of the container on a port of the host that can be chosen.
   *
   * @param published the port of the host in the file, if it can be known
   * @param address the address of the host that the file names
   * @param variable one that the file takes the port of the host from
   * @param extras what else the long syntax says, in its own words
   */
  record Published(
      String service,
      int target,
      Protocol protocol,
      OptionalInt published,
      Optional<String> address,
      Optional<String> variable,
      Map<String, String> extras)
      implements PortEntry {}

  /**
   * An entry that stays as it is.
   *
   * @param yaml as an override has to repeat it
   * @param reason why; empty where nothing of it needs a port that could be taken
   */
  record Kept(String service, String yaml, String reason) implements PortEntry {}
}
