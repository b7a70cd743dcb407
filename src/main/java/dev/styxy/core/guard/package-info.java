/**
 * The guard before shell commands of coding agents: what a command would end or displace, whose
 * that is, and what to type instead. It may use {@code core.shell}, {@code core.owner} and {@code
 * core.transaction}. Start with {@link dev.styxy.core.guard.Guard}.
 */
package dev.styxy.core.guard;
