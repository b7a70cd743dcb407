package dev.styxy.model;

/**
 * A process as the process table shows it at one moment.
 *
 * @param pid positive
 * @param parent 0 when there is none or it cannot be seen
 * @param session the process id of its session's leader; 0 when unknown
 * @param startToken see {@link ProcessRef}
 * @param imageToken where the kernel laid its stack: equal to the parent's for a fork that has not
 *     executed anything; 0 when unknown
 * @param uid its user; negative when unknown
 * @param isZombie dead, and waiting for its parent to notice
 * @param command its short name, data from outside
 */
public record ProcessInfo(
    long pid,
    long parent,
    long session,
    long startToken,
    long imageToken,
    long uid,
    boolean isZombie,
    String command) {}
