package dev.styxy.core.transaction;

/**
 * What a command does to the swept state, while the lock is held. It prints nothing and waits for
 * nothing.
 *
 * @param <R> its answer
 */
@FunctionalInterface
public interface Change<R> {

  /**
   * Does it.
   *
   * @throws dev.styxy.model.StyxyException when it cannot be done; then only the sweep is kept
   */
  R apply(Transaction transaction);
}
