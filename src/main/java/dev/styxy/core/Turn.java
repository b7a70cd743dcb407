package dev.styxy.core;

/**
 * What a change has at hand while the lock is held: the swept ledger, what was seen, and what the
 * sweep found.
 */
public record Turn(Ledger ledger, Sight sight, Sweep sweep) {}
