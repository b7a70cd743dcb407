package dev.styxy.store.lock;

/**
 * The process that holds the state lock.
 *
 * @param pid positive
 * @param command its command line, safe to print; may be empty
 * @param isStopped whether a signal has stopped it (Ctrl-Z, SIGSTOP), so that it keeps the lock
 *     until it is continued
 */
public record LockHolder(long pid, String command, boolean isStopped) {

  /** {@code pid 4711 (styxy allocate dev)}, and whether it is stopped. */
  public String words() {
    String who = command.isEmpty() ? "pid " + pid : "pid " + pid + " (" + command + ")";
    return isStopped ? who + ", which is stopped" : who;
  }

  /** The command that continues it when it is stopped. */
  public String continuation() {
    return "kill -CONT " + pid;
  }
}
