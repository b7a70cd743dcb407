package dev.styxy.store.machine;

import dev.styxy.store.lock.LockWait;

/** Says nothing of a wait that is over within seconds. */
final class Silence implements LockWait {
  @Override
  public void waiting(String message) {
    // The lock of the state itself is announced; this one is not worth a line.
  }
}
