/**
 * {@code kill}: which processes it ends, which it refuses to end, and how. It may use {@code
 * core.lease}, {@code core.owner} and {@code core.ports}. Start with {@link
 * dev.styxy.core.kill.KillTargets}.
 */
package dev.styxy.core.kill;
