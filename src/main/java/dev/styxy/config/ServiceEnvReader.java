package dev.styxy.config;

import dev.styxy.core.env.EnvVariable;
import dev.styxy.core.settings.ServiceVariable;
import dev.styxy.core.text.NearestWord;
import dev.styxy.model.Names;
import dev.styxy.model.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the {@code env} of a project's services: the variables of the port, or an object of
 * variables and their values.
 */
final class ServiceEnvReader {
  /** In chars; more than any URL that works, and too little to fill an environment. */
  static final int LONGEST_VALUE = 4096;

  /**
   * The variables of one service.
   *
   * @param ofPort those that are its port alone
   */
  record Variables(List<String> ofPort, List<ServiceVariable> values) {
    static final Variables NONE = new Variables(List.of(), List.of());
  }

  /** Where a file names another service. */
  private record Reference(int at, KeyPath key, Template.PortOf other) {}

  private final SettingsBuilder settings;
  private final Problems problems;
  private final Values values;
  private final List<Reference> references = new ArrayList<>();

  /** Which service a variable was given to. */
  private final Map<String, String> services = new HashMap<>();

  ServiceEnvReader(SettingsBuilder settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
    this.values = new Values(problems);
  }

  Variables read(String service, ConfigNode.Field part, KeyPath key) {
    if (part.value() instanceof ConfigNode.Fields fields) {
      return readValues(service, fields, key);
    }
    List<String> names = values.variables(part.value(), key, settings.consent).orElse(List.of());
    for (String name : names) {
      claim(service, name, part.value().at(), key);
    }
    return new Variables(names, List.of());
  }

  private Variables readValues(String service, ConfigNode.Fields fields, KeyPath key) {
    List<String> ofPort = new ArrayList<>();
    List<ServiceVariable> others = new ArrayList<>();
    for (ConfigNode.Field field : fields.withoutRemarks()) {
      KeyPath path = key.child(field.key());
      settings.decided(path, problems, field.at());
      Optional<Template> value = value(field, path);
      if (value.isPresent() && isAllowed(field, value.get(), path)) {
        claim(service, field.key(), field.at(), path);
        if (value.get().isOwnPort()) {
          ofPort.add(field.key());
        } else {
          others.add(new ServiceVariable(field.key(), value.get()));
        }
      }
    }
    return new Variables(ofPort, others);
  }

  private Optional<Template> value(ConfigNode.Field field, KeyPath path) {
    if (!EnvVariable.isName(field.key())) {
      problems.error(
          field.at(),
          path,
          "is not a valid variable name",
          "letters, digits and _, not beginning with a digit");
      return Optional.empty();
    }
    Optional<String> text = values.text(field.value(), path);
    String objection = text.isPresent() ? objectionTo(text.get()) : "";
    if (!objection.isEmpty()) {
      problems.error(field.value().at(), path, objection, "a value of one line, such as {port}");
      return Optional.empty();
    }
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Template template = Template.of(text.get());
    for (Template.PortOf other : template.others()) {
      references.add(new Reference(field.value().at(), path, other));
    }
    return Optional.of(template);
  }

  /** No format of {@code env} can have a line break in a value, and terminals show the rest. */
  private static String objectionTo(String text) {
    if (text.length() > LONGEST_VALUE) {
      return "is longer than " + LONGEST_VALUE + " characters";
    }
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int codePoint = text.codePointAt(i);
      if (!Names.isPrintable(codePoint)) {
        return "contains a line break or another character that does not print ("
            + Names.codePoint(codePoint)
            + ")";
      }
    }
    return "";
  }

  private boolean isAllowed(ConfigNode.Field field, Template value, KeyPath path) {
    String name = field.key();
    if (settings.consent.covers(name, value)) {
      return true;
    }
    String consent = "let projects set it: " + settings.consent.line(name);
    if (settings.consent.covers(name)) {
      problems.refusal(
          field.value().at(),
          path,
          "is neither a port nor an address of this machine with one, and a project's file may not"
              + " set anything else on its own",
          "write {port}, http://localhost:{port} or the like, or " + consent);
    } else {
      problems.refusal(
          field.at(),
          path,
          "is a variable that a project's file may not set on its own",
          "name one with the word PORT, or " + consent);
    }
    return false;
  }

  private void claim(String service, String name, int at, KeyPath key) {
    String other = services.putIfAbsent(name, service);
    if (other != null) {
      problems.error(
          at,
          key,
          "names " + name + ", which is the variable of " + other + " already",
          "give each service a variable of its own");
    }
  }

  /** A service may stand below the one whose variables name it. */
  void checkNames(Set<String> known) {
    for (Reference reference : references) {
      Template.PortOf other = reference.other();
      if (known.contains(other.service()) || !other.isPlain()) {
        continue;
      }
      Optional<String> near = NearestWord.to(other.service(), known);
      problems.error(
          reference.at(),
          reference.key(),
          "names the service \"" + other.service() + "\", which is not in this file",
          near.isPresent()
              ? "did you mean {port:" + near.get() + "}?"
              : "the services are " + String.join(", ", known));
    }
  }
}
