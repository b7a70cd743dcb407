package dev.styxy.core.transaction;

import dev.styxy.core.state.Damage;

/**
 * The answer of a change, and the sweep that went before it.
 *
 * @param transaction what the change used, for printing; no longer under the lock
 * @param damage what the state was recovered from on the way
 * @param isSaved whether the state is as the transaction has it; it is not where it cannot be
 *     written
 */
public record Outcome<R>(R answer, Transaction transaction, Damage damage, boolean isSaved) {}
