package dev.styxy.core.transaction;

import dev.styxy.core.state.Ledger;
import dev.styxy.core.sweep.Sweep;
import dev.styxy.core.system.PortView;
import dev.styxy.model.Moment;

/**
 * What a change has at hand while the lock is held.
 *
 * @param ledger as the sweep left it, for the change to work on
 * @param now when the sweep looked
 * @param ports what the sweep saw of them
 * @param sweep what it found
 * @param others the ports of the machine's other users
 */
public record Transaction(
    Ledger ledger, Moment now, PortView ports, Sweep sweep, OtherUsers others) {}
