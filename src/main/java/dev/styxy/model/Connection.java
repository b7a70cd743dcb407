package dev.styxy.model;

/**
 * A connection whose local end is a port, seen from this machine.
 *
 * @param isClosing whether it is over and only lingers (TIME-WAIT and the states before it)
 * @param remote the other end as text, e.g. {@code 93.184.216.34:443}
 * @param inode as in {@link BoundSocket}; 0 when no process has it any more
 */
public record Connection(boolean isClosing, String remote, long inode) {}
