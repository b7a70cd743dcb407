package dev.styxy.core.adopt;

import java.util.List;

/**
 * What a project has.
 *
 * @param unseen sentences about what is there, and from which no port could be told
 */
public record Survey(List<PlannedService> services, List<String> unseen) {}
