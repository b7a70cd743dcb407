/**
 * {@code wait}: waits until a server listens or a port is free, and says at once when it never
 * will. It may use {@code core.lease} and {@code core.transaction}. Start with {@link
 * dev.styxy.core.wait.Waiter}.
 */
package dev.styxy.core.wait;
