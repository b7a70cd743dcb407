package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.core.app.Application;
import dev.styxy.core.env.EnvFileText;
import dev.styxy.core.env.EnvVariable;
import dev.styxy.core.env.ServiceEnv;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.settings.ServiceVariable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The file of {@code --from}, and the services that its values name. */
final class EnvSource {
  private final Path file;
  private final EnvFileText text;
  private final Map<String, ProjectService> services;
  private final Map<String, String> serviceOfVariable = new LinkedHashMap<>();

  private EnvSource(Path file, EnvFileText text, Map<String, ProjectService> services) {
    this.file = file;
    this.text = text;
    this.services = services;
    for (ProjectService service : services.values()) {
      for (String name : service.env()) {
        serviceOfVariable.put(name, service.name());
      }
      for (ServiceVariable variable : service.values()) {
        serviceOfVariable.put(variable.name(), service.name());
      }
    }
  }

  /** Reads the file that a word names; it is read before anything is allocated. */
  static EnvSource read(String word, Path workingDirectory, Application application) {
    Path file = Arguments.readFile("--from", word, workingDirectory);
    return new EnvSource(
        file,
        EnvFileText.of(application.envFiles().look(file), word),
        application.config().settableServices());
  }

  Path file() {
    return file;
  }

  /** Those whose variables are named. */
  List<ProjectService> services() {
    List<ProjectService> named = new ArrayList<>();
    for (String service : text.services(serviceOfVariable)) {
      named.add(services.get(service));
    }
    return named;
  }

  /** The text with the variables of these services. */
  String expanded(List<ServiceEnv> granted, List<String> notes) {
    Map<String, String> values = new LinkedHashMap<>();
    for (ServiceEnv service : granted) {
      for (EnvVariable variable : service.variables()) {
        if (!variable.isTheUsers()) {
          values.put(variable.name(), variable.value());
        }
      }
    }
    return expanded(values, notes);
  }

  String expanded(Map<String, String> values, List<String> notes) {
    return text.expanded(values, serviceOfVariable.keySet(), notes);
  }
}
