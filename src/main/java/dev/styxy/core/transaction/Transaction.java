package dev.styxy.core.transaction;

import dev.styxy.core.state.Ledger;
import dev.styxy.core.sweep.Snapshot;
import dev.styxy.core.sweep.Sweep;

/**
 * What a change has at hand while the lock is held: the swept ledger, what was seen, and what the
 * sweep found.
 */
public record Transaction(Ledger ledger, Snapshot snapshot, Sweep sweep) {}
