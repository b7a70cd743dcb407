package dev.styxy.core.status;

import java.util.List;

/**
 * How a project is.
 *
 * @param project its absolute path
 * @param hasFile whether it has a {@code .styxy.json} that counts
 * @param services those of the file in its order, then the other leases by port
 * @param next what to type about the project as a whole
 */
public record ProjectStatus(
    String project, boolean hasFile, List<ServiceStatus> services, List<String> next) {}
