package dev.styxy.config;

import dev.styxy.core.settings.Origins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers which file decided which value; as few commands ask, it is indexed only then. */
final class Decisions implements Origins {

  /**
   * Where a value was decided.
   *
   * @param problems of the file
   * @param at the index of the key's first byte
   */
  record Decision(KeyPath path, Problems problems, int at) {}

  private final List<Decision> all = new ArrayList<>();
  private Map<String, Decision> byKey;

  void add(KeyPath path, Problems problems, int at) {
    all.add(new Decision(path, problems, at));
    byKey = null;
  }

  /** The last decision on a key. */
  Optional<Decision> find(String key) {
    if (byKey == null) {
      byKey = new HashMap<>();
      for (Decision decision : all) {
        byKey.put(canonical(decision.path().toString()), decision);
      }
    }
    return Optional.ofNullable(byKey.get(key));
  }

  @Override
  public String of(String key) {
    Optional<Decision> decision = find(key);
    return decision.isPresent() ? decision.get().problems().file() : BUILT_IN;
  }

  /** The canonical one of a key's names. */
  private static String canonical(String path) {
    String full = path.startsWith("types.") ? "service_" + path : path;
    boolean isRange = full.startsWith("service_types.") && full.endsWith(".range");
    return isRange ? full.substring(0, full.length() - "range".length()) + "port_range" : full;
  }
}
