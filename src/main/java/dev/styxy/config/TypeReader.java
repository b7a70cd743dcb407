package dev.styxy.config;

import dev.styxy.core.settings.Reservation;
import dev.styxy.model.Names;
import dev.styxy.model.PortRange;
import java.util.List;
import java.util.Optional;

/** Reads {@code service_types}. */
final class TypeReader extends SectionReader {
  static final List<String> KEYS =
      List.of(
          "description",
          "preferred_ports",
          "port_range",
          "instance_behavior",
          "ttl",
          "env",
          "examples",
          "multi_instance_pattern",
          "manual_allocations");

  /** The original wrote these into its own file; they no longer matter. */
  private static final List<String> MARKS = List.of("auto_allocated", "auto_allocated_at");

  private static final List<String> RESERVATION_KEYS =
      List.of("port", "description", "reason", "date");

  private static final String SINGLE = "single";
  private static final List<String> BEHAVIORS = List.of("multi", SINGLE);
  private static final String THE_PATTERN = "sequential";

  private final LayerReader.Scope scope;

  TypeReader(SettingsBuilder settings, Problems problems, LayerReader.Scope scope) {
    super(settings, problems);
    this.scope = scope;
  }

  @Override
  void readEntry(ConfigNode.Field field, KeyPath path) {
    String objection = Names.objectionToType(field.key());
    if (!objection.isEmpty()) {
      problems.error(field.at(), path, "its name " + objection, "a name such as web-server");
      return;
    }
    TypeDraft type = settings.types.get(field.key());
    boolean isNew = type == null;
    if (isNew) {
      type = new TypeDraft(field.key());
    }
    Given given = new Given();
    for (ConfigNode.Field part : values.fieldsOf(field.value(), path)) {
      KeyPath key = decided(part, path);
      readPart(type, given, part, key, path);
    }
    if (given.isRange && !given.isPreferred && type.range.isPresent()) {
      type.refit();
    }
    if (isNew) {
      add(type, given, field, path);
    }
  }

  private void add(TypeDraft type, Given given, ConfigNode.Field field, KeyPath path) {
    if (type.range.isPresent()) {
      settings.types.put(type.name, type);
    } else if (!given.isRange) {
      problems.error(field.at(), path, "has no port_range", "add \"port_range\": [first, last]");
    }
  }

  /** Which keys of a type the file has. */
  private static final class Given {
    boolean isRange;
    boolean isPreferred;
  }

  private void readPart(
      TypeDraft type, Given given, ConfigNode.Field part, KeyPath key, KeyPath path) {
    ConfigNode node = part.value();
    switch (part.key()) {
      case "description" -> type.description = values.text(node, key).orElse("");
      case "preferred_ports" -> {
        given.isPreferred = true;
        type.preferred = values.ports(node, key).orElse(type.preferred);
      }
      case "port_range", "range" -> {
        if (given.isRange) {
          problems.warning(part.at(), key, "repeats a key under another name", "keep one of them");
        }
        given.isRange = true;
        Optional<PortRange> range = values.range(node, key);
        type.range = range.isPresent() ? range : type.range;
      }
      case "instance_behavior" ->
          type.isSingle = values.word(node, key, BEHAVIORS).orElse("").equals(SINGLE);
      case "ttl" -> type.ttl = values.ttl(node, key);
      case "env" -> type.env = variables(node, key).orElse(List.of());
      case "examples" ->
          settings.examples.put(type.name, values.texts(node, key).orElse(List.of()));
      case "multi_instance_pattern" -> readPattern(part, key);
      case "manual_allocations" -> readReservations(type, node, key);
      default -> {
        if (!MARKS.contains(part.key())) {
          problems.unknownKey(part.at(), path, part.key(), KEYS);
        }
      }
    }
  }

  /** The user's own file may name any variable. */
  private Optional<List<String>> variables(ConfigNode node, KeyPath key) {
    return scope == LayerReader.Scope.USER
        ? values.variables(node, key)
        : values.variables(node, key, settings.consent);
  }

  private void readPattern(ConfigNode.Field part, KeyPath key) {
    Optional<String> pattern = values.text(part.value(), key);
    if (pattern.isPresent() && !pattern.get().equals(THE_PATTERN)) {
      problems.noEffect(part.at(), key, "ports are always allocated in sequence");
    }
  }

  private void readReservations(TypeDraft type, ConfigNode node, KeyPath path) {
    for (ConfigNode.Field field : values.fieldsOf(node, path)) {
      readReservation(type, field, path.child(field.key()));
    }
  }

  private void readReservation(TypeDraft type, ConfigNode.Field field, KeyPath path) {
    Optional<Integer> port = Optional.empty();
    String description = "";
    if (field.value() instanceof ConfigNode.Numeral) {
      port = values.port(field.value(), path);
    } else {
      boolean hasPort = false;
      for (ConfigNode.Field part : values.fieldsOf(field.value(), path)) {
        KeyPath key = path.child(part.key());
        switch (part.key()) {
          case "port" -> {
            hasPort = true;
            port = values.port(part.value(), key);
          }
          case "description" -> description = values.text(part.value(), key).orElse("");
          case "reason", "date" -> values.text(part.value(), key);
          default -> problems.unknownKey(part.at(), path, part.key(), RESERVATION_KEYS);
        }
      }
      if (!hasPort && field.value() instanceof ConfigNode.Fields) {
        problems.error(field.at(), path, "has no port", "add \"port\": 9999");
      }
    }
    if (port.isPresent()) {
      settings.decided(path, problems, field.at());
      Reservation kept = new Reservation(port.get(), type.name, field.key(), description);
      settings.reserved.put(kept.label(), kept);
    }
  }
}
