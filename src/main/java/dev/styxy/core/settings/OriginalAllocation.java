package dev.styxy.core.settings;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * An allocation as the original wrote it down. Its process is not in here: the original wrote its
 * daemon's.
 *
 * @param lockId absent when it is no UUID
 * @param allocatedAt wall clock milliseconds; absent when it cannot be read
 */
public record OriginalAllocation(
    int port,
    Optional<String> lockId,
    String type,
    Optional<String> name,
    Optional<String> project,
    Optional<String> instance,
    OptionalLong allocatedAt) {

  /** {@code dev/web}. */
  public String label() {
    return name.isPresent() ? type + "/" + name.get() : type;
  }
}
