package dev.styxy.config;

import dev.styxy.core.text.NearestWord;
import java.util.List;
import java.util.Optional;

/** Warns of keys in {@code recovery}, which has no effect, that the original never had. */
final class IdleReader {
  private static final String SECTION = "recovery";
  private static final List<String> PARTS =
      List.of("port_conflict", "health_monitoring", "system_recovery");
  private static final List<String> KEYS =
      List.of(
          "enabled",
          "check_availability",
          "max_retries",
          "backoff_ms",
          "backoff_multiplier",
          "check_interval_ms",
          "max_failures",
          "cleanup_stale_allocations",
          "run_on_startup",
          "backup_corrupted_state",
          "max_recovery_attempts");

  private final Problems problems;

  IdleReader(Problems problems) {
    this.problems = problems;
  }

  void read(ConfigNode.Field section) {
    if (!section.key().equals(SECTION)) {
      return;
    }
    KeyPath path = KeyPath.ROOT.child(SECTION);
    for (ConfigNode.Field part : fieldsOf(section.value())) {
      if (isKnown(part, path, PARTS)) {
        for (ConfigNode.Field field : fieldsOf(part.value())) {
          isKnown(field, path.child(part.key()), KEYS);
        }
      }
    }
  }

  private static List<ConfigNode.Field> fieldsOf(ConfigNode node) {
    return node instanceof ConfigNode.Fields fields ? fields.withoutRemarks() : List.of();
  }

  /** Whether the original had the key; warns if not. */
  private boolean isKnown(ConfigNode.Field field, KeyPath path, List<String> known) {
    if (known.contains(field.key())) {
      return true;
    }
    Optional<String> near = NearestWord.to(field.key(), known);
    problems.warning(
        field.at(),
        path.child(field.key()),
        "is not a key that the original knew",
        near.isPresent()
            ? "did you mean \"" + near.get() + "\"?"
            : "the keys here are " + String.join(", ", known));
    return false;
  }
}
