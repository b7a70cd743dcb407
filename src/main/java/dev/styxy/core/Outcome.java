package dev.styxy.core;

/**
 * The answer of a change, and the sweep that went before it.
 *
 * @param turn what the change had at hand, for those who print it; no longer under the lock
 * @param damage what the state was recovered from on the way
 */
public record Outcome<R>(R answer, Turn turn, Damage damage) {}
