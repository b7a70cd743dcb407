package dev.styxy.core.env;

import dev.styxy.core.allocate.Grant;
import dev.styxy.core.settings.ProjectService;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a service of a group was given.
 *
 * @param grant absent when the user's own values prevent it
 * @param port what the service is on, also where it is the user's own choice; absent when unknown
 * @param variables all that the service names, in its order
 * @param notes what a person should know
 */
public record ServiceEnv(
    ProjectService service,
    Optional<Grant> grant,
    OptionalInt port,
    List<EnvVariable> variables,
    List<String> notes) {

  /** The same without variables: another service names its port. */
  ServiceEnv portAlone() {
    return new ServiceEnv(service, grant, port, List.of(), notes);
  }
}
