package dev.styxy.store.completion;

import dev.styxy.core.settings.ProjectService;
import dev.styxy.model.ServiceType;
import java.util.Collection;
import java.util.List;

/**
 * What shells complete from besides the state.
 *
 * @param types all service types
 * @param services what the project names
 * @param project the current one
 * @param hasFile whether it has a configuration file, which may name services
 */
public record CompletionSource(
    Collection<ServiceType> types,
    Collection<ProjectService> services,
    String project,
    boolean hasFile) {
  public static final CompletionSource NOTHING =
      new CompletionSource(List.of(), List.of(), "", false);
}
