package dev.styxy.core.settings;

import dev.styxy.model.ServiceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shifts the preferred ports of service types, so that the ports of one branch line up.
 *
 * @param offset for the types that {@code offsets} does not name
 * @param offsets by type
 */
public record InstanceTemplate(
    String name, String description, int offset, Map<String, Integer> offsets) {

  /** The four that the original shipped with, in their order. */
  public static Map<String, InstanceTemplate> builtIn() {
    Map<String, InstanceTemplate> templates = new LinkedHashMap<>();
    add(templates, "main", "The main branch", 0);
    add(templates, "dev", "A development branch", 1);
    add(templates, "staging", "Staging", 2);
    add(templates, "features", "Feature branches", 3);
    return templates;
  }

  private static void add(
      Map<String, InstanceTemplate> templates, String name, String description, int offset) {
    templates.put(name, new InstanceTemplate(name, description, offset, Map.of()));
  }

  public int offsetOf(String type) {
    return offsets.getOrDefault(type, offset);
  }

  /** The type with its preferred ports shifted; those that leave its range are dropped. */
  public ServiceType shift(ServiceType type) {
    List<Integer> shifted = new ArrayList<>();
    for (int port : type.preferred()) {
      int moved = port + offsetOf(type.name());
      if (type.range().contains(moved)) {
        shifted.add(moved);
      }
    }
    return type.withPreferred(shifted);
  }
}
