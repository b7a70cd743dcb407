package dev.styxy.store.lock;

/**
 * The process that holds the state lock.
 *
 * @param pid positive
 * @param command what it was started as, safe to print; may be empty
 * @param isStopped whether a signal has stopped it (Ctrl-Z, SIGSTOP), so that it keeps the lock
 *     until it is let go on
 */
public record LockHolder(long pid, String command, boolean isStopped) {

  /** {@code pid 4711 (styxy allocate dev)}, and that it is stopped. */
  public String words() {
    String who = command.isEmpty() ? "pid " + pid : "pid " + pid + " (" + command + ")";
    return isStopped ? who + ", which is stopped" : who;
  }

  /** What lets it go on when it is stopped. */
  public String continuation() {
    return "kill -CONT " + pid;
  }
}
