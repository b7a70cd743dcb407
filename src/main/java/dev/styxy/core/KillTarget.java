package dev.styxy.core;

import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * The processes that are to be ended for one port.
 *
 * @param allocation the lease on the port
 * @param processes at least one
 * @param isOwn whether they are the tree of a lease of the person's own project
 */
public record KillTarget(
    int port,
    Protocol protocol,
    Optional<Allocation> allocation,
    List<ProcessInfo> processes,
    boolean isOwn) {}
