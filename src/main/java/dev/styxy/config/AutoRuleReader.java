package dev.styxy.config;

import dev.styxy.core.settings.AutoAllocation;
import dev.styxy.core.settings.AutoRule;
import dev.styxy.core.settings.Placement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code auto_allocation_rules}. */
final class AutoRuleReader extends SectionReader {
  private static final int LONGEST_GLOB = 128;
  static final List<String> KEYS = List.of("chunk_size", "placement", "preferred_range_start");

  private final Map<String, AutoRule> rules = new LinkedHashMap<>();

  AutoRuleReader(SettingsBuilder settings, Problems problems) {
    super(settings, problems);
  }

  @Override
  void read(ConfigNode node, KeyPath path) {
    for (AutoRule rule : settings.autoAllocation.rules()) {
      rules.put(rule.glob(), rule);
    }
    super.read(node, path);
    AutoAllocation old = settings.autoAllocation;
    settings.autoAllocation =
        new AutoAllocation(
            old.isEnabled(),
            old.chunkSize(),
            old.placement(),
            old.minPort(),
            old.maxPort(),
            old.preservesGaps(),
            old.gapSize(),
            new ArrayList<>(rules.values()));
  }

  @Override
  void readEntry(ConfigNode.Field field, KeyPath path) {
    if (field.key().isEmpty() || field.key().length() > LONGEST_GLOB) {
      problems.error(field.at(), path, "is not a pattern for names", "a pattern such as web-*");
      return;
    }
    AutoRule old = rules.get(field.key());
    OptionalInt chunkSize = old == null ? OptionalInt.empty() : old.chunkSize();
    Optional<Placement> placement = old == null ? Optional.empty() : old.placement();
    OptionalInt start = old == null ? OptionalInt.empty() : old.preferredStart();
    for (ConfigNode.Field part : values.fieldsOf(field.value(), path)) {
      KeyPath key = decided(part, path);
      switch (part.key()) {
        case "chunk_size" ->
            chunkSize =
                number(
                    values.whole(part.value(), key, 1, AutoAllocationReader.LARGEST_CHUNK),
                    chunkSize);
        case "placement" -> {
          Placement read =
              AutoAllocationReader.placement(values, part.value(), key, Placement.AFTER);
          placement = Optional.of(read);
        }
        case "preferred_range_start" -> start = number(values.port(part.value(), key), start);
        default -> problems.unknownKey(part.at(), path, part.key(), KEYS);
      }
    }
    rules.put(field.key(), new AutoRule(field.key(), chunkSize, placement, start));
  }

  private static OptionalInt number(Optional<Integer> read, OptionalInt otherwise) {
    return read.isPresent() ? OptionalInt.of(read.get()) : otherwise;
  }
}
