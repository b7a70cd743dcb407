/**
 * The state while it is being changed, and what the use cases ask of the place where it is kept.
 * {@code store} implements these interfaces. It uses {@code model} alone. Start with {@link
 * dev.styxy.core.state.Ledger}.
 */
package dev.styxy.core.state;
