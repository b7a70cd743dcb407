package dev.styxy.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A port that another user of this machine says is allocated to him. Nothing in it is proof of
 * anything: it may be forged.
 *
 * @param uid the user whose file says so
 * @param label {@code type/name}, if that user shows it; data from outside
 * @param owners as they were when it was written
 * @param expiresAt wall clock milliseconds; absent when the lease has no limit
 */
public record ForeignClaim(
    int port,
    Protocol protocol,
    long uid,
    Optional<String> label,
    List<ProcessRef> owners,
    OptionalLong expiresAt) {}
