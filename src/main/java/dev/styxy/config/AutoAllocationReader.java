package dev.styxy.config;

import dev.styxy.core.settings.AutoAllocation;
import dev.styxy.core.settings.Placement;
import java.util.List;

/** Reads {@code auto_allocation}. */
final class AutoAllocationReader {
  static final List<String> PLACEMENTS = Placement.words();
  static final int LARGEST_CHUNK = 1000;

  private static final int LARGEST_GAP = 1000;
  static final List<String> KEYS =
      List.of(
          "enabled",
          "default_chunk_size",
          "placement",
          "min_port",
          "max_port",
          "preserve_gaps",
          "gap_size");

  private final SettingsBuilder settings;
  private final Problems problems;
  private final Values values;

  AutoAllocationReader(SettingsBuilder settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
    this.values = new Values(problems);
  }

  void read(ConfigNode node, KeyPath path) {
    AutoAllocation old = settings.autoAllocation;
    boolean isEnabled = old.isEnabled();
    int chunkSize = old.chunkSize();
    Placement placement = old.placement();
    int minPort = old.minPort();
    int maxPort = old.maxPort();
    boolean preservesGaps = old.preservesGaps();
    int gapSize = old.gapSize();
    for (ConfigNode.Field field : values.fieldsOf(node, path)) {
      KeyPath key = path.child(field.key());
      ConfigNode value = field.value();
      settings.decided(key, problems, field.at());
      switch (field.key()) {
        case "enabled" -> isEnabled = values.truth(value, key).orElse(isEnabled);
        case "default_chunk_size" ->
            chunkSize = values.whole(value, key, 1, LARGEST_CHUNK).orElse(chunkSize);
        case "placement" -> placement = placement(values, value, key, placement);
        case "min_port" -> minPort = values.port(value, key).orElse(minPort);
        case "max_port" -> maxPort = values.port(value, key).orElse(maxPort);
        case "preserve_gaps" -> preservesGaps = values.truth(value, key).orElse(preservesGaps);
        case "gap_size" -> gapSize = values.whole(value, key, 0, LARGEST_GAP).orElse(gapSize);
        default -> problems.unknownKey(field.at(), path, field.key(), KEYS);
      }
    }
    if (minPort + chunkSize - 1 > maxPort) {
      problems.error(
          node.at(),
          path,
          "has no room for " + chunkSize + " ports from " + minPort + " to " + maxPort,
          "raise max_port or lower min_port");
    }
    settings.autoAllocation =
        new AutoAllocation(
            isEnabled, chunkSize, placement, minPort, maxPort, preservesGaps, gapSize, old.rules());
  }

  static Placement placement(Values values, ConfigNode node, KeyPath key, Placement otherwise) {
    return Placement.of(values.word(node, key, PLACEMENTS).orElse("")).orElse(otherwise);
  }
}
