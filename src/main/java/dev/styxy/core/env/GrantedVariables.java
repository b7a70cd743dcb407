package dev.styxy.core.env;

import dev.styxy.core.allocate.GivenPorts;
import dev.styxy.core.settings.ProjectService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The variables of a service, set to its port or left as they are, and what to say of that. */
final class GrantedVariables {
  private final SettledVariables settled;
  private final GivenPorts given;

  GrantedVariables(SettledVariables settled, GivenPorts given) {
    this.settled = settled;
    this.given = given;
  }

  /**
   * All that the service wants.
   *
   * @param chosenBy the variable whose port was requested; its grant says why it was not granted
   * @param notes is told what stays and what is replaced
   */
  List<EnvVariable> of(
      ProjectService service, OptionalInt granted, Optional<String> chosenBy, List<String> notes) {
    String port = granted.isPresent() ? Integer.toString(granted.getAsInt()) : "";
    List<EnvVariable> variables = new ArrayList<>();
    for (String name : service.env()) {
      String before = settled.value(name);
      boolean isKept =
          settled.isForeign(name) || settled.isFixed(name) && settled.isChosen(name, given);
      String value = isKept ? before : port;
      if (isKept && !value.equals(port)) {
        notes.add(keptWords(name, value));
      }
      boolean isReplacing = !before.isEmpty() && !before.equals(value);
      if (isReplacing && chosenBy.filter(name::equals).isEmpty()) {
        notes.add(name + "=" + before + replacedWords(before) + ": now " + value);
      }
      variables.add(new EnvVariable(name, value, isReplacing));
    }
    return variables;
  }

  private String replacedWords(String before) {
    int port = EnvVariable.port(before).orElseThrow();
    if (given.isLeased(port)) {
      return " is the port of another allocation";
    }
    return given
        .remembered(port)
        .map(
            entry ->
                " was given to " + entry.type() + "/" + entry.name() + " of " + entry.project())
        .orElse(" is not the port of " + given.name().orElseThrow());
  }

  /** Anything but a port may be a secret, and is not repeated. */
  private static String keptWords(String name, String value) {
    return EnvVariable.port(value).isPresent()
        ? name + "=" + value + " is set already and stays"
        : name + " is set already, not to a port, and stays";
  }
}
