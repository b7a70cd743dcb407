/**
 * The facts: allocations, leases, ports, processes, verdicts, events. Records and sealed types that
 * use {@code java.base} alone: no I/O and no clock. Start with {@link dev.styxy.model.Allocation}.
 */
package dev.styxy.model;
