package dev.styxy.core;

import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far one port is that somebody waits for.
 *
 * @param word as it was asked for
 * @param port empty while no allocation has the name
 * @param isMet whether the wait for it is over
 * @param isLost whether it will not come any more: the command of the lease has ended
 * @param process who listens; absent when nobody does or it cannot be seen
 * @param explanation what is there now, one sentence for people
 */
public record Awaited(
    String word,
    OptionalInt port,
    Protocol protocol,
    boolean isMet,
    boolean isLost,
    Optional<ProcessInfo> process,
    String explanation) {}
