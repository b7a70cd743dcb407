package dev.styxy.core.compose;

import dev.styxy.core.settings.ProjectService;
import dev.styxy.model.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names each published port: service and target. What the file publishes on one port of the host,
 * such as its TCP and its UDP side, or on two addresses, is one name; what takes its port from a
 * variable of the project's own file is that service.
 */
public final class NamedPorts {
  private final Map<String, ProjectService> byVariable = new LinkedHashMap<>();
  private final Map<String, NamedPort> names = new LinkedHashMap<>();
  private final Map<String, String> keys = new LinkedHashMap<>();

  /**
   * With the services of the project's own file.
   *
   * @param own by name
   */
  public NamedPorts(Map<String, ProjectService> own) {
    for (ProjectService service : own.values()) {
      service.env().forEach(variable -> byVariable.putIfAbsent(variable, service));
    }
  }

  /** A port to allocate, and the entries that get it. */
  public record NamedPort(
      String name,
      String type,
      Protocol protocol,
      Optional<ProjectService> own,
      List<PortEntry.Published> entries) {}

  public List<NamedPort> of(List<ComposeService> services) {
    for (ComposeService service : services) {
      for (PortEntry.Published entry : service.published()) {
        add(service, entry);
      }
    }
    return List.copyOf(names.values());
  }

  private void add(ComposeService service, PortEntry.Published entry) {
    Optional<ProjectService> own =
        entry.variable().flatMap(name -> Optional.ofNullable(byVariable.get(name)));
    String key =
        own.isPresent()
            ? own.get().name()
            : entry.service()
                + "\0"
                + entry.target()
                + "\0"
                + entry.published()
                + entry.variable().orElse("");
    String name =
        keys.computeIfAbsent(key, k -> own.map(ProjectService::name).orElseGet(() -> free(entry)));
    NamedPort before = names.get(name);
    List<PortEntry.Published> entries =
        new ArrayList<>(before == null ? List.of() : before.entries());
    entries.add(entry);
    Protocol protocol = before == null ? entry.protocol() : before.protocol();
    names.put(
        name,
        new NamedPort(
            name,
            own.map(ProjectService::type)
                .orElseGet(() -> PortTypes.of(service.image(), entry.target())),
            own.map(ProjectService::protocol)
                .orElse(protocol == entry.protocol() ? protocol : Protocol.BOTH),
            own,
            entries));
  }

  private String free(PortEntry.Published entry) {
    String base =
        entry.service() + "-" + entry.target() + (entry.protocol() == Protocol.UDP ? "-udp" : "");
    String name = base;
    for (int i = 2; names.containsKey(name); i++) {
      name = base + "-" + i;
    }
    return name;
  }
}
