package dev.styxy.core.ports;

import dev.styxy.model.Allocation;
import dev.styxy.model.PortUse;
import dev.styxy.model.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known of one port.
 *
 * @param obstacle why it is not given out, or what to know of it though it can be had; absent when
 *     nothing speaks against it
 * @param isAvailable whether somebody who asks for it by number gets it
 * @param explanation one sentence for people
 * @param suggestions commands that help, most useful first
 */
public record PortReport(
    int port,
    Protocol protocol,
    boolean isAvailable,
    Optional<Obstacle> obstacle,
    Optional<Allocation> allocation,
    PortUse use,
    String explanation,
    List<String> suggestions) {}
