package dev.styxy.core.state;

import dev.styxy.model.LoggedEvent;
import java.util.List;

/** The event log, read back. */
@FunctionalInterface
public interface EventHistory {

  /**
   * What the log holds.
   *
   * @param events oldest first
   * @param damagedLines how many lines could not be read
   * @param bytesLeftOut what was not read of files that are larger than they should be
   */
  record Log(List<LoggedEvent> events, int damagedLines, long bytesLeftOut) {}

  /**
   * Reads all of it, without the lock.
   *
   * @throws dev.styxy.model.StyxyException when a file is there that cannot be read
   */
  Log read();
}
