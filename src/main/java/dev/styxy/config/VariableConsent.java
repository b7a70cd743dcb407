package dev.styxy.config;

import dev.styxy.core.settings.ProjectVariables;
import dev.styxy.model.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the user allows projects to set beyond {@link ProjectVariables}: {@code env_allow} in the
 * user's own file.
 */
final class VariableConsent {
  static final String KEY = "env_allow";

  private final Path userFile;
  private final Set<String> allowed = new LinkedHashSet<>();

  /**
   * Allows nothing yet.
   *
   * @param userFile where the user would allow more
   */
  VariableConsent(Path userFile) {
    this.userFile = userFile;
  }

  void allow(List<String> names) {
    allowed.addAll(names);
  }

  List<String> allowed() {
    return List.copyOf(allowed);
  }

  /** Whether a project's file may set this variable; the name counts as it is written. */
  boolean covers(String name) {
    return allowed.contains(name) || ProjectVariables.mayBeSet(name);
  }

  /** Whether it may set this variable to such a value; what the user allows may have any value. */
  boolean covers(String name, Template value) {
    return allowed.contains(name) || ProjectVariables.mayBeSet(name, value);
  }

  /** What to write, and into which file, for a name that is not covered. */
  String line(String name) {
    List<String> quoted = new ArrayList<>();
    for (String other : allowed) {
      quoted.add("\"" + other + "\"");
    }
    quoted.add("\"" + name + "\"");
    return "\"" + KEY + "\": [" + String.join(", ", quoted) + "] in " + userFile;
  }
}
