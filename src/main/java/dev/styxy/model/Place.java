package dev.styxy.model;

import java.util.Optional;

/**
 * Where a project was when it got a port. Later it tells a project that was removed from one whose
 * disk is not mounted.
 *
 * @param project its absolute path
 * @param anchor the topmost directory above it that is of its file system and mount, and of which
 *     the age is known, if there is one
 * @param device of that file system; it may have another number after a restart
 * @param inode of the anchor
 * @param born when the anchor was made, in microseconds since 1970-01-01 UTC; 0 where the file
 *     system does not tell
 * @param bootId the boot in which this was seen
 * @param worktree where the repository keeps its record of this git worktree; absent for others
 */
public record Place(
    String project,
    String anchor,
    long device,
    long inode,
    long born,
    String bootId,
    Optional<String> worktree) {}
