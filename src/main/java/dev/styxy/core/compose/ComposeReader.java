package dev.styxy.core.compose;

import dev.styxy.core.document.Node;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the services of Compose files laid over each other, as far as ports go: lists of ports are
 * appended, unless the later file says {@code !override} or {@code !reset} (docs.docker.com,
 * "Merge").
 */
public final class ComposeReader {
  /** What Compose itself takes as the name of a service (compose-spec.json). */
  private static final String NAME = "[a-zA-Z0-9._-]+";

  private static final int LONGEST_NAME = 40;
  private static final int DEEPEST_EXTENDS = 10;

  /** Of all services together: nobody publishes so many, and each is a lease. */
  private static final int MOST_PORTS = 500;

  private static final int MOST_REMARKS = 100;

  private final Interpolation interpolation;
  private final boolean hasName;
  private final List<String> remarks = new ArrayList<>();
  private final Map<String, Layered> services = new LinkedHashMap<>();
  private int portCount;

  /**
   * Reads with these variables.
   *
   * @param variables those of the environment and of .env
   * @param hasName whether the project's name comes from elsewhere, and the file's does not count
   */
  public ComposeReader(Map<String, String> variables, boolean hasName) {
    this.interpolation = new Interpolation(variables);
    this.hasName = hasName;
  }

  /** What the files say about one service, the later over the earlier. */
  private static final class Layered {
    private final List<Node> ports = new ArrayList<>();
    private Optional<String> image = Optional.empty();
    private Optional<String> network = Optional.empty();
    private Optional<String> base = Optional.empty();
    private boolean hasForeignBase;
  }

  /**
   * The services of these files.
   *
   * @param files the documents of each file, under its name
   */
  public ComposeModel read(Map<String, List<Node>> files) {
    for (Map.Entry<String, List<Node>> file : files.entrySet()) {
      for (Node document : file.getValue()) {
        lay(document, file.getKey());
      }
    }
    List<ComposeService> all = new ArrayList<>();
    for (String name : services.keySet()) {
      service(name).ifPresent(all::add);
    }
    return new ComposeModel(all, remarks.subList(0, Math.min(remarks.size(), MOST_REMARKS)));
  }

  private void lay(Node document, String file) {
    if (!(document instanceof Node.Fields)) {
      if (document instanceof Node.Scalar scalar && scalar.isNull()) {
        return;
      }
      throw new StyxyException(
          FailureCode.CONFIG_INVALID, file + ":" + document.line() + ": is not an object");
    }
    document
        .text("name")
        .filter(name -> !hasName)
        .ifPresent(
            name ->
                remarks.add(
                    file
                        + " names the project "
                        + name
                        + ": every checkout of it is the same Compose project; --project-name"
                        + " tells them apart"));
    if (document.get("include").isPresent()) {
      remarks.add(file + " includes other files, which are not read: their ports stay");
    }
    Optional<Node> all = document.get("services");
    if (all.isPresent() && !(all.get() instanceof Node.Fields)) {
      throw new StyxyException(
          FailureCode.CONFIG_INVALID,
          file + ":" + all.get().line() + ": 'services' is not an object");
    }
    all.ifPresent(node -> node.fields().forEach((name, service) -> lay(name, service, file)));
  }

  private void lay(String name, Node service, String file) {
    if (service.tag().equals("!reset")) {
      services.remove(name);
      return;
    }
    if (service.tag().equals("!override")) {
      services.remove(name);
    }
    Layered layered = services.computeIfAbsent(name, key -> new Layered());
    service.text("image").ifPresent(image -> layered.image = Optional.of(image));
    service.text("network_mode").ifPresent(mode -> layered.network = Optional.of(mode));
    service
        .text("container_name")
        .ifPresent(
            container ->
                remarks.add(
                    name
                        + " has the container_name "
                        + container
                        + ": two checkouts cannot run it at the same time"));
    extend(layered, name, service, file);
    ports(layered, service, file);
  }

  private void extend(Layered layered, String name, Node service, String file) {
    if (service.at("extends", "file").isPresent()) {
      layered.hasForeignBase = true;
      remarks.add(
          name
              + " of "
              + file
              + " extends a service of another file, which is not read: its ports stay");
    } else if (service.get("extends").isPresent()) {
      layered.base = service.text("extends").or(() -> service.text("extends", "service"));
    }
  }

  private static void ports(Layered layered, Node service, String file) {
    Node ports = service.fields().get("ports");
    if (ports == null) {
      return;
    }
    if (ports.tag().equals("!override") || ports.tag().equals("!reset")) {
      layered.ports.clear();
    }
    boolean isNothing = ports instanceof Node.Scalar scalar && scalar.isNull();
    if (isNothing || ports.tag().equals("!reset")) {
      return;
    }
    if (!(ports instanceof Node.Items)) {
      throw new StyxyException(
          FailureCode.CONFIG_INVALID, file + ":" + ports.line() + ": 'ports' is not a list");
    }
    layered.ports.addAll(ports.items());
  }

  /** Absent where none of its ports is to be touched. */
  private Optional<ComposeService> service(String name) {
    Layered layered = services.get(name);
    List<Node> nodes = ports(name, 0);
    count(nodes.size());
    if (nodes.isEmpty() || hasForeignBase(name, 0)) {
      return Optional.empty();
    }
    if (!name.matches(NAME) || name.length() > LONGEST_NAME) {
      remarks.add("'" + name + "' is not a name that can be kept apart: its ports stay");
      return Optional.empty();
    }
    Optional<String> network = layered.network.map(mode -> interpolation.of(mode).text());
    if (network.isPresent() && !network.get().equals("bridge")) {
      remarks.add(
          network.get().equals("host")
              ? name + " has the network of the host: it binds its ports there itself"
              : name + " has the network_mode " + network.get() + ": its ports stay");
      return Optional.empty();
    }
    Set<PortEntry> entries = new LinkedHashSet<>();
    EntryReader reader = new EntryReader(name, interpolation);
    nodes.forEach(node -> entries.addAll(reader.read(node)));
    count(entries.size() - nodes.size());
    entries.forEach(this::remarkOn);
    String image = interpolation.of(layered.image.orElse("")).text();
    return Optional.of(new ComposeService(name, image, List.copyOf(entries)));
  }

  private void count(int more) {
    portCount += Math.max(more, 0);
    if (portCount > MOST_PORTS) {
      throw new StyxyException(
          FailureCode.REFUSED, "these files publish more than " + MOST_PORTS + " ports");
    }
  }

  private void remarkOn(PortEntry entry) {
    if (entry instanceof PortEntry.Kept kept && !kept.reason().isEmpty()) {
      remarks.add(kept.service() + " keeps " + kept.yaml() + ": it " + kept.reason());
    }
  }

  /** Those of the service that it extends come first. */
  private List<Node> ports(String name, int depth) {
    Layered layered = services.get(name);
    List<Node> all = new ArrayList<>();
    if (layered == null || depth > DEEPEST_EXTENDS) {
      return all;
    }
    layered.base.ifPresent(base -> all.addAll(ports(base, depth + 1)));
    all.addAll(layered.ports);
    return all;
  }

  private boolean hasForeignBase(String name, int depth) {
    Layered layered = services.get(name);
    return layered != null
        && depth <= DEEPEST_EXTENDS
        && (layered.hasForeignBase
            || layered.base.map(base -> hasForeignBase(base, depth + 1)).orElse(false));
  }
}
