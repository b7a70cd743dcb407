package dev.styxy.config;

import dev.styxy.core.settings.ConfigProblem;
import dev.styxy.core.settings.Original;
import dev.styxy.core.settings.OriginalAllocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Names;
import dev.styxy.model.PortRange;
import dev.styxy.model.StyxyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Reads the files of the original. Several versions wrote its state: allocations are a list, or an
 * object by port, with keys in snake case or camel case.
 */
final class OriginalReader {
  private static final String CONFIG = "config.json";
  private static final String STATE = "daemon.state";

  /** PATH_MAX of Linux. */
  private static final int LONGEST_PATH = 4096;

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  /** What the original called services that had no name. */
  private static final String UNNAMED = "unnamed-service";

  private final Path directory;
  private final List<OriginalAllocation> allocations = new ArrayList<>();
  private final List<String> oddities = new ArrayList<>();

  OriginalReader(Path directory) {
    this.directory = directory;
  }

  Original read() {
    Path config = directory.resolve(CONFIG);
    Path state = directory.resolve(STATE);
    Optional<byte[]> text = ConfigText.read(state, ConfigText.LARGEST_STATE);
    boolean hasConfig = Files.exists(config);
    if (text.isEmpty() && !hasConfig) {
      throw new StyxyException(
          FailureCode.NOT_FOUND,
          "the original left neither " + CONFIG + " nor " + STATE + " in " + directory,
          "styxy import DIR");
    }
    if (text.isPresent()) {
      readState(state, text.get());
    }
    return new Original(hasConfig ? Optional.of(config) : Optional.empty(), allocations, oddities);
  }

  private void readState(Path state, byte[] text) {
    Problems problems = new Problems(state.toString(), text);
    Optional<ConfigNode.Fields> root = new TreeParser(problems, text).parse();
    if (root.isEmpty()) {
      ConfigProblem first = problems.all().get(0);
      throw new StyxyException(FailureCode.STATE_DAMAGED, first.sentence());
    }
    for (ConfigNode.Field field : root.get().all()) {
      if (field.key().equals("allocations")) {
        readAllocations(field.value(), problems);
      }
    }
  }

  private void readAllocations(ConfigNode node, Problems problems) {
    if (node instanceof ConfigNode.Items items) {
      for (ConfigNode item : items.all()) {
        readAllocation(item, "", problems);
      }
    } else if (node instanceof ConfigNode.Fields fields) {
      for (ConfigNode.Field field : fields.all()) {
        readAllocation(field.value(), field.key(), problems);
      }
    }
  }

  private void readAllocation(ConfigNode node, String key, Problems problems) {
    Map<String, String> values = values(node);
    Optional<Integer> port = port(values.getOrDefault("port", key));
    String type = find(values, "service_type", "serviceType").orElse("");
    Optional<String> project =
        find(values, "project_path", "projectPath").filter(path -> path.startsWith("/"));
    Optional<Instant> time = time(find(values, "allocated_at", "allocatedAt").orElse(""));
    String line = "line " + problems.placeOf(node.at()).line() + ": ";
    if (port.isEmpty() || !Names.objectionToType(type).isEmpty()) {
      oddities.add(line + "not an allocation with a port and a type");
      return;
    }
    if (project.isPresent() && !isPath(project.get())) {
      oddities.add(line + "port " + port.get() + ": its project is not a valid path");
      return;
    }
    if (time.isPresent() && (time.get().isBefore(EARLIEST) || time.get().isAfter(LATEST))) {
      oddities.add(line + "port " + port.get() + ": its time is out of range: " + time.get());
      return;
    }
    allocations.add(
        new OriginalAllocation(
            port.get(),
            find(values, "lock_id", "lockId").filter(OriginalReader::isUuid),
            type,
            find(values, "service_name", "serviceName").filter(OriginalReader::isName),
            project,
            find(values, "instance_id", "instanceId").filter(id -> Names.objectionTo(id).isEmpty()),
            time.isPresent() ? OptionalLong.of(time.get().toEpochMilli()) : OptionalLong.empty()));
  }

  /** The fields of an object that are texts or numbers. */
  private static Map<String, String> values(ConfigNode node) {
    Map<String, String> values = new HashMap<>();
    if (node instanceof ConfigNode.Fields fields) {
      for (ConfigNode.Field field : fields.all()) {
        if (field.value() instanceof ConfigNode.Text text) {
          values.put(field.key(), text.value());
        } else if (field.value() instanceof ConfigNode.Numeral numeral) {
          values.put(field.key(), numeral.digits());
        }
      }
    }
    return values;
  }

  private static Optional<String> find(Map<String, String> values, String key, String other) {
    return Optional.ofNullable(values.getOrDefault(key, values.get(other)));
  }

  private static Optional<Integer> port(String digits) {
    try {
      int port = Integer.parseInt(digits);
      return PortRange.isPort(port) ? Optional.of(port) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isName(String name) {
    return !name.equals(UNNAMED) && Names.objectionTo(name).isEmpty();
  }

  /** Neither NUL nor half a character: no file can have such a name. */
  private static boolean isPath(String text) {
    try {
      return text.length() <= LONGEST_PATH && Path.of(text).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
