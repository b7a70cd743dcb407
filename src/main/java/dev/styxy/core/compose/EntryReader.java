package dev.styxy.core.compose;

import dev.styxy.core.document.Node;
import dev.styxy.model.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the entries under {@code ports}: the short syntax {@code [HOST:]CONTAINER[/PROTOCOL]} and
 * the long one (docs.docker.com, "Services", ports).
 */
final class EntryReader {
  /** One entry cannot ask for more: nobody reads such a list, and each is a lease. */
  private static final int MOST_OF_ONE = 100;

  private static final List<String> KNOWN = List.of("target", "published", "host_ip", "protocol");

  private final String service;
  private final Interpolation interpolation;

  EntryReader(String service, Interpolation interpolation) {
    this.service = service;
    this.interpolation = interpolation;
  }

  List<PortEntry> read(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return readShort(scalar);
    }
    return node instanceof Node.Fields fields
        ? readLong(fields)
        : List.of(kept(node, "is a list where Compose takes a port"));
  }

  private PortEntry kept(Node node, String reason) {
    return new PortEntry.Kept(service, YamlText.of(node), reason);
  }

  /** What both syntaxes come to. */
  private record Parts(
      String target,
      String published,
      String address,
      String protocol,
      List<String> names,
      Map<String, String> extras) {}

  private List<PortEntry> readShort(Node.Scalar node) {
    Interpolation.Result result = interpolation.of(node.text());
    if (result.isRefused()) {
      return List.of(kept(node, "needs a variable that is not set"));
    }
    String text = result.text().strip();
    int slash = text.lastIndexOf('/');
    String protocol = slash < 0 ? "tcp" : text.substring(slash + 1);
    String sides = slash < 0 ? text : text.substring(0, slash);
    int last = sides.lastIndexOf(':');
    String host = last < 0 ? "" : sides.substring(0, last);
    int split = host.endsWith("]") ? host.length() : host.lastIndexOf(':');
    String address = split < 0 ? "" : host.substring(0, split);
    String published = split < host.length() ? host.substring(split + 1) : "";
    Parts parts =
        new Parts(
            sides.substring(last + 1),
            published,
            unbracketed(address),
            protocol,
            interpolation.of(hostSide(node.text())).names(),
            Map.of());
    return entries(node, parts, result.missing());
  }

  /** What stands before the last colon that is in no variable. */
  private static String hostSide(String text) {
    int depth = 0;
    int end = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      end = c == ':' && depth == 0 ? i : end;
    }
    return text.substring(0, end);
  }

  private static String unbracketed(String address) {
    return address.startsWith("[") && address.endsWith("]")
        ? address.substring(1, address.length() - 1)
        : address;
  }

  private List<PortEntry> readLong(Node.Fields node) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, Node> field : node.all().entrySet()) {
      if (!(field.getValue() instanceof Node.Scalar scalar)) {
        return List.of(kept(node, "has a list or an object as its " + field.getKey()));
      }
      Interpolation.Result result = interpolation.of(scalar.isNull() ? "" : scalar.text());
      if (result.isRefused()) {
        return List.of(kept(node, "needs a variable that is not set"));
      }
      values.put(field.getKey(), result.text().strip());
      if (field.getKey().equals("published")) {
        names.addAll(result.names());
      }
      missing.addAll(result.missing());
    }
    Map<String, String> extras = new LinkedHashMap<>(values);
    extras.keySet().removeAll(KNOWN);
    Parts parts =
        new Parts(
            values.getOrDefault("target", ""),
            values.getOrDefault("published", ""),
            values.getOrDefault("host_ip", ""),
            values.getOrDefault("protocol", "tcp"),
            names,
            extras);
    return entries(node, parts, missing);
  }

  private List<PortEntry> entries(Node node, Parts parts, List<String> missing) {
    Optional<PortSpan> target = PortSpan.of(parts.target());
    if (target.isEmpty()) {
      return List.of(
          kept(node, missing.isEmpty() ? "has no target port" : unset("its target port", missing)));
    }
    if (parts.published().isEmpty()) {
      boolean isUnset = !missing.isEmpty() && parts.names().containsAll(missing);
      return isUnset && target.get().size() == 1
          ? List.of(published(parts, target.get().first(), OptionalInt.empty()))
          : List.of(kept(node, ""));
    }
    Optional<PortSpan> host = PortSpan.of(parts.published());
    if (host.isEmpty() || !isAddress(parts.address())) {
      return List.of(kept(node, "has a host side that is not an address and a port"));
    }
    if (!parts.protocol().equalsIgnoreCase("tcp") && !parts.protocol().equalsIgnoreCase("udp")) {
      return List.of(kept(node, "is neither TCP nor UDP"));
    }
    return expanded(node, parts, target.get(), host.get());
  }

  private static String unset(String what, List<String> missing) {
    return "takes " + what + " from " + String.join(", ", missing) + ", which is not set";
  }

  /** A range for one port of the container lets Docker choose, as for several replicas. */
  private List<PortEntry> expanded(Node node, Parts parts, PortSpan target, PortSpan host) {
    if (target.size() == 1 && host.size() > 1) {
      return List.of(kept(node, "lets Docker choose a port of a range"));
    }
    if (target.size() != host.size() || target.size() > MOST_OF_ONE) {
      return List.of(
          kept(
              node,
              target.size() > MOST_OF_ONE
                  ? "publishes more than " + MOST_OF_ONE + " ports"
                  : "has ranges of different lengths"));
    }
    List<PortEntry> all = new ArrayList<>();
    for (int i = 0; i < target.size(); i++) {
      all.add(published(parts, target.first() + i, OptionalInt.of(host.first() + i)));
    }
    return all;
  }

  private PortEntry published(Parts parts, int target, OptionalInt published) {
    boolean isOne = PortSpan.of(parts.target()).orElseThrow().size() == 1;
    return new PortEntry.Published(
        service,
        target,
        parts.protocol().equalsIgnoreCase("udp") ? Protocol.UDP : Protocol.TCP,
        published,
        Optional.of(parts.address()).filter(address -> !address.isEmpty()),
        isOne ? variable(parts.names()) : Optional.empty(),
        parts.extras());
  }

  /** That of the port, where another one has the address. */
  private static Optional<String> variable(List<String> names) {
    return names.stream()
        .filter(name -> List.of(name.split("_")).contains("PORT"))
        .findFirst()
        .or(() -> names.stream().findFirst());
  }

  private static boolean isAddress(String text) {
    return text.isEmpty() || text.matches("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}");
  }
}
