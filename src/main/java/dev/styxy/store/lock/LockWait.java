package dev.styxy.store.lock;

/** Is told, once, that the lock is being waited for. */
@FunctionalInterface
public interface LockWait {

  /**
   * Shows the message now. It is called on a thread of its own, so that a terminal that takes no
   * output can delay neither the wait nor whoever comes to hold the lock.
   */
  void waiting(String message);
}
