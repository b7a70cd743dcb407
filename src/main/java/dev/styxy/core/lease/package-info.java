/**
 * An existing lease: selecting leases by port, name or lock id, releasing and renewing them. It may
 * use {@code core.transaction} and {@code core.owner}. Start with {@link
 * dev.styxy.core.lease.SelectorResolver}.
 */
package dev.styxy.core.lease;
