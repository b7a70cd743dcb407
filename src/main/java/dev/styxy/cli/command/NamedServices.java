package dev.styxy.cli.command;

import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.text.NearestWord;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Template;
import java.util.Map;
import java.util.Optional;

/** Finds the services of the project's file that {@code run} names, and says which there are. */
final class NamedServices {
  private final Map<String, ProjectService> services;

  NamedServices(Map<String, ProjectService> services) {
    this.services = services;
  }

  /** The service of this name. */
  ProjectService named(String name) {
    ProjectService found = services.get(name);
    if (found != null) {
      return found;
    }
    String known =
        services.isEmpty()
            ? "no .styxy.json of this project names services"
            : ".styxy.json of this project has " + String.join(", ", services.keySet());
    throw new StyxyException(
        FailureCode.NOT_FOUND,
        "no service '" + name + "': " + known,
        NearestWord.to(name, services.keySet())
            .map(near -> "styxy run " + ShellWord.of(near) + " -- …")
            .orElse("styxy run -n " + ShellWord.of(name) + " -- …"),
        "styxy run -- " + ShellWord.of(name) + " …");
  }

  /**
   * The service whose port a word names. Where no service has a name, it is for the command itself
   * what the braces mean.
   */
  Optional<ProjectService> portOf(Template.PortOf named) {
    ProjectService found = services.get(named.service());
    if (found == null && named.isPlain() && !services.isEmpty()) {
      throw unknown(named);
    }
    return Optional.ofNullable(found);
  }

  private StyxyException unknown(Template.PortOf named) {
    return new StyxyException(
        FailureCode.NOT_FOUND,
        named.text()
            + " names no service: .styxy.json of this project has "
            + String.join(", ", services.keySet())
            + NearestWord.to(named.service(), services.keySet())
                .map(near -> "; did you mean {port:" + near + "}?")
                .orElse(""),
        "to pass it to the command as it is, write {port: " + named.service() + "}");
  }
}
