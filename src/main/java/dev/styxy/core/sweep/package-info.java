/**
 * Where staleness is decided: every allocation is judged against the process table, the port table
 * and the clock, and what is stale is reclaimed. It may use {@code core.owner}, {@code core.state},
 * {@code core.system} and {@code core.text}. Start with {@link dev.styxy.core.sweep.Sweeper}.
 */
package dev.styxy.core.sweep;
