package dev.styxy.core.env;

import dev.styxy.core.allocate.Grant;
import dev.styxy.core.settings.ProjectService;
import java.util.List;
import java.util.Optional;

/**
 * What a service of a group was given.
 *
 * @param grant absent when the user's own values prevent it
 * @param variables all that the service names, in its order
 * @param notes what a person should know
 */
public record ServiceEnv(
    ProjectService service,
    Optional<Grant> grant,
    List<EnvVariable> variables,
    List<String> notes) {}
