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
  private final Map<String, ProjectService> own;
  private final String prefix;
  private final Map<String, ProjectService> byVariable = new LinkedHashMap<>();
  private final Map<String, NamedPort> names = new LinkedHashMap<>();
  private final Map<String, String> keys = new LinkedHashMap<>();

  /**
   * With the services of the project's own file.
   *
   * @param own by name
   * @param prefix of every name; empty for the Compose file of the project's own directory
   */
  public NamedPorts(Map<String, ProjectService> own, String prefix) {
    this.own = own;
    this.prefix = prefix;
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
    Optional<ProjectService> taken =
        entry.variable().flatMap(name -> Optional.ofNullable(byVariable.get(name)));
    String key =
        taken.isPresent()
            ? taken.get().name()
            : entry.service()
                + "\0"
                + entry.target()
                + "\0"
                + entry.published()
                + entry.variable().orElse("");
    String name =
        keys.computeIfAbsent(
            key, k -> taken.map(ProjectService::name).orElseGet(() -> free(entry)));
    add(name, PortTypes.of(service.image(), entry.target()), entry);
  }

  /** What the project's own file says of the name counts. */
  private void add(String name, String type, PortEntry.Published entry) {
    Optional<ProjectService> known = Optional.ofNullable(own.get(name));
    NamedPort before = names.get(name);
    List<PortEntry.Published> entries = new ArrayList<>();
    Protocol protocol = entry.protocol();
    if (before != null) {
      entries.addAll(before.entries());
      protocol = before.protocol() == protocol ? protocol : Protocol.BOTH;
    }
    entries.add(entry);
    names.put(
        name,
        new NamedPort(
            name,
            known.map(ProjectService::type).orElse(type),
            known.map(ProjectService::protocol).filter(Protocol.BOTH::equals).orElse(protocol),
            known,
            entries));
  }

  private String free(PortEntry.Published entry) {
    String base =
        prefix
            + entry.service()
            + "-"
            + entry.target()
            + (entry.protocol() == Protocol.UDP ? "-udp" : "");
    String name = base;
    for (int i = 2; names.containsKey(name); i++) {
      name = base + "-" + i;
    }
    return name;
  }
}
