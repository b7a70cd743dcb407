package dev.styxy.config;

import dev.styxy.core.settings.ProjectService;
import dev.styxy.model.Names;
import dev.styxy.model.Protocol;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the {@code services} of a project. */
final class ServiceReader extends SectionReader {
  static final List<String> KEYS = List.of("type", "env", "port", "protocol", "keep");
  private static final List<String> PROTOCOLS = Protocol.words();

  private final ServiceEnvReader environment;

  /** All of them, also those with mistakes. */
  private final Set<String> named = new LinkedHashSet<>();

  ServiceReader(SettingsBuilder settings, Problems problems) {
    super(settings, problems);
    environment = new ServiceEnvReader(settings, problems);
  }

  @Override
  void read(ConfigNode node, KeyPath path) {
    super.read(node, path);
    environment.checkNames(named);
  }

  @Override
  void readEntry(ConfigNode.Field field, KeyPath path) {
    String objection = Names.objectionTo(field.key());
    if (!objection.isEmpty()) {
      problems.error(field.at(), path, "its name " + objection, "a name such as web");
      return;
    }
    named.add(field.key());
    boolean hasType = false;
    Optional<String> type = Optional.empty();
    ServiceEnvReader.Variables env = ServiceEnvReader.Variables.NONE;
    OptionalInt port = OptionalInt.empty();
    Protocol protocol = Protocol.TCP;
    boolean isKept = false;
    for (ConfigNode.Field part : values.fieldsOf(field.value(), path)) {
      KeyPath key = decided(part, path);
      switch (part.key()) {
        case "type" -> {
          hasType = true;
          type = type(part, key);
        }
        case "env" -> env = environment.read(field.key(), part, key);
        case "port" -> {
          Optional<Integer> number = values.port(part.value(), key);
          port = number.isPresent() ? OptionalInt.of(number.get()) : port;
        }
        case "protocol" ->
            protocol = Protocol.of(values.word(part.value(), key, PROTOCOLS).orElse("tcp"));
        case "keep" -> isKept = values.truth(part.value(), key).orElse(false);
        default -> problems.unknownKey(part.at(), path, part.key(), KEYS);
      }
    }
    if (!hasType && field.value() instanceof ConfigNode.Fields) {
      problems.error(field.at(), path, "has no type", "add \"type\": \"dev\"");
    }
    if (type.isPresent()) {
      settings.services.put(
          field.key(),
          new ProjectService(
              field.key(), type.get(), env.ofPort(), port, protocol, env.values(), isKept));
    }
  }

  private Optional<String> type(ConfigNode.Field part, KeyPath key) {
    Optional<String> type = values.text(part.value(), key);
    if (type.isPresent() && !Names.objectionToType(type.get()).isEmpty()) {
      problems.error(
          part.value().at(),
          key,
          "\"" + type.get() + "\" " + Names.objectionToType(type.get()),
          "a service type such as dev");
      return Optional.empty();
    }
    return type;
  }
}
