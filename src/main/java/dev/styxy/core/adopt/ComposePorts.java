package dev.styxy.core.adopt;

import dev.styxy.core.compose.ComposeModel;
import dev.styxy.core.compose.ComposeReader;
import dev.styxy.core.compose.NamedPorts;
import dev.styxy.core.document.DocumentReader;
import dev.styxy.core.document.Node;
import dev.styxy.model.StyxyException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The published ports of a Compose file. One that the file takes from a variable is that variable's
 * service; the others have the names that {@code styxy compose} gives them, so that both commands
 * mean the same ports.
 */
final class ComposePorts implements Detector {
  private static final int FIRST_UNPRIVILEGED = 1024;

  private final DocumentReader documents;

  ComposePorts(DocumentReader documents) {
    this.documents = documents;
  }

  @Override
  public void look(Place place, Findings findings) {
    Optional<String> file =
        place.first("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    Optional<byte[]> text = file.flatMap(place::bytes);
    if (text.isEmpty()) {
      return;
    }
    try {
      List<Node> read = documents.yaml(text.get(), file.get());
      ComposeModel model = new ComposeReader(Map.of(), true).read(Map.of(file.get(), read));
      add(new NamedPorts(Map.of(), "").of(model.services()), file.get(), findings);
      model.remarks().forEach(remark -> findings.unseen(file.get() + ": " + remark));
    } catch (StyxyException e) {
      findings.unseen(e.getMessage());
    }
  }

  /** Not a privileged one, which the user may not be able to bind. */
  private static OptionalInt published(NamedPorts.NamedPort port) {
    OptionalInt published = port.entries().get(0).published();
    return published.isPresent() && published.getAsInt() >= FIRST_UNPRIVILEGED
        ? published
        : OptionalInt.empty();
  }

  private static void add(List<NamedPorts.NamedPort> ports, String file, Findings findings) {
    boolean isFixed = false;
    for (NamedPorts.NamedPort port : ports) {
      Optional<String> variable = port.entries().get(0).variable();
      isFixed |= variable.isEmpty();
      if (variable.isEmpty() || !findings.hasVariable(variable.get())) {
        findings.add(
            new Server(
                port.name(),
                port.type(),
                variable.orElse(""),
                port.protocol(),
                published(port),
                "",
                file));
      }
    }
    if (isFixed) {
      findings.unseen(file + " has fixed ports of the host: styxy compose --write moves them");
    }
  }
}
