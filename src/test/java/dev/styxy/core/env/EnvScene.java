package dev.styxy.core.env;

import dev.styxy.core.allocate.Claimant;
import dev.styxy.core.app.WorkScene;
import dev.styxy.core.settings.ProjectService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A project whose services are allocated together, by a shell with some variables. */
abstract class EnvScene extends WorkScene {

  /** What services are given; the variables in {@code fixed} are set in the user's file. */
  final List<ServiceEnv> allocate(
      Map<String, String> settled, Set<String> fixed, ProjectService... services) {
    EnvGroup group =
        new EnvGroup(
            application(),
            new Claimant(PROJECT, "me", Optional.of(bash)),
            Optional.empty(),
            settled,
            fixed);
    return application().coordinator().run(group.allocate(List.of(services))).answer();
  }

  static EnvVariable variable(List<ServiceEnv> granted, String name) {
    return granted.stream()
        .flatMap(service -> service.variables().stream())
        .filter(variable -> variable.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static String notes(List<ServiceEnv> granted) {
    return String.join(
        "\n", granted.stream().flatMap(service -> service.notes().stream()).toList());
  }
}
