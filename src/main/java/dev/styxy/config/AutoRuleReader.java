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
final class AutoRuleReader {
  private static final int LONGEST_GLOB = 128;
  static final List<String> KEYS = List.of("chunk_size", "placement", "preferred_range_start");

  private final Draft draft;
  private final Problems problems;
  private final Values values;

  AutoRuleReader(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
    this.values = new Values(problems);
  }

  void read(ConfigNode node, KeyPath path) {
    Map<String, AutoRule> rules = new LinkedHashMap<>();
    for (AutoRule rule : draft.autoAllocation.rules()) {
      rules.put(rule.glob(), rule);
    }
    for (ConfigNode.Field field : values.fieldsOf(node, path)) {
      if (!LayerReader.isRemark(field.key())) {
        readRule(field, path.child(field.key()), rules);
      }
    }
    AutoAllocation old = draft.autoAllocation;
    draft.autoAllocation =
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

  private void readRule(ConfigNode.Field field, KeyPath path, Map<String, AutoRule> rules) {
    if (field.key().isEmpty() || field.key().length() > LONGEST_GLOB) {
      problems.error(field.at(), path, "is no pattern for names", "a pattern such as web-*");
      return;
    }
    AutoRule old = rules.get(field.key());
    OptionalInt chunkSize = old == null ? OptionalInt.empty() : old.chunkSize();
    Optional<Placement> placement = old == null ? Optional.empty() : old.placement();
    OptionalInt start = old == null ? OptionalInt.empty() : old.preferredStart();
    for (ConfigNode.Field part : values.fieldsOf(field.value(), path)) {
      KeyPath key = path.child(part.key());
      draft.decided(key, problems, part.at());
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
        default -> {
          if (!LayerReader.isRemark(part.key())) {
            problems.unknownKey(part.at(), path, part.key(), KEYS);
          }
        }
      }
    }
    rules.put(field.key(), new AutoRule(field.key(), chunkSize, placement, start));
  }

  private static OptionalInt number(Optional<Integer> read, OptionalInt otherwise) {
    return read.isPresent() ? OptionalInt.of(read.get()) : otherwise;
  }
}
