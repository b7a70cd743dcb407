/**
 * The one path that every invocation takes: lock, load, sweep, change, save, unlock. It may use
 * {@code core.sweep} and {@code core.state}. Start with {@link
 * dev.styxy.core.transaction.Coordinator}.
 */
package dev.styxy.core.transaction;
