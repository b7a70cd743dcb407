package dev.styxy.store.machine;

import java.nio.file.Path;

/**
 * Whose claims are published, and what of them.
 *
 * @param user the uid of this process
 * @param home the user's own state directory
 * @param isShowingNames whether others may know what the ports are for
 */
public record Publisher(long user, Path home, boolean isShowingNames) {}
