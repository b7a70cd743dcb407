package dev.styxy.core.transaction;

/**
 * What a command asks of the swept state. Whatever it does to the ledger is thrown away, so that it
 * is answered even where the state cannot be written and the lock cannot be taken.
 *
 * @param <R> its answer
 */
@FunctionalInterface
public interface Look<R> extends Change<R> {}
