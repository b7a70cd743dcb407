package dev.styxy.store;

/**
 * The process that holds the state lock.
 *
 * @param pid positive
 * @param command what it was started as, safe to print; may be empty
 */
public record LockHolder(long pid, String command) {

  /** {@code pid 4711 (styxy allocate dev)}. */
  public String words() {
    return command.isEmpty() ? "pid " + pid : "pid " + pid + " (" + command + ")";
  }
}
