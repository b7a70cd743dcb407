package dev.styxy.core.compose;

import java.util.List;

/**
 * A service of a Compose file, as far as its ports go.
 *
 * @param image empty when it is built, or unknown
 * @param ports of all files together
 */
public record ComposeService(String name, String image, List<PortEntry> ports) {

  /** The ports that can be moved. */
  public List<PortEntry.Published> published() {
    return ports.stream()
        .filter(PortEntry.Published.class::isInstance)
        .map(PortEntry.Published.class::cast)
        .toList();
  }
}
