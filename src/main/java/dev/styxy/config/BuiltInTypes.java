package dev.styxy.config;

import dev.styxy.model.PortRange;
import dev.styxy.model.ServiceType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The 17 service types that the original shipped with, their ranges and preferred ports. */
public final class BuiltInTypes {
  private BuiltInTypes() {}

  /** All of them by name, in the order in which they are listed. */
  public static Map<String, ServiceType> all() {
    Map<String, ServiceType> types = new LinkedHashMap<>();
    add(types, "dev", "Development servers", 3000, 3099);
    add(types, "api", "HTTP APIs", 8000, 8099);
    add(types, "database", "Databases", 5430, 5499);
    add(types, "auth", "Authentication services", 9099, 9199);
    addPreferring(types, "functions", "Serverless functions", 5000, 5099, 5001, false);
    add(types, "ui", "User interface servers", 4000, 4099);
    add(types, "hub", "Hubs and emulator control", 4400, 4499);
    add(types, "storybook", "Storybook", 6006, 6029);
    add(types, "test", "Test runners and fixtures", 9200, 9299);
    add(types, "proxy", "Proxies", 8100, 8199);
    add(types, "docs", "Documentation servers", 4100, 4199);
    add(types, "monitoring", "Monitoring", 3100, 3199);
    add(types, "build", "Build tools", 8200, 8299);
    add(types, "infrastructure", "Caches and other infrastructure", 6370, 6399);
    addPreferring(types, "ai", "Model servers", 11400, 11499, 11430, true);
    add(types, "messaging", "Message brokers", 9050, 9098);
    add(types, "coordination", "Coordination services", 9870, 9899);
    return types;
  }

  private static void add(
      Map<String, ServiceType> types, String name, String description, int first, int last) {
    addPreferring(types, name, description, first, last, first, false);
  }

  private static void addPreferring(
      Map<String, ServiceType> types,
      String name,
      String description,
      int first,
      int last,
      int from,
      boolean isSingle) {
    types.put(
        name,
        new ServiceType(
            name,
            description,
            ServiceType.usualPreferred(new PortRange(from, last)),
            new PortRange(first, last),
            isSingle,
            Optional.empty()));
  }
}
