package dev.styxy.cli.compose;

import dev.styxy.cli.invocation.Context;
import dev.styxy.core.compose.NamedPorts;
import dev.styxy.core.compose.OverrideText;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.status.ServiceStarts;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What starts the services of the Compose file; it is read when somebody asks, and once. */
public final class ComposeStarts implements ServiceStarts {
  private final Context context;
  private final Map<String, ProjectService> own;
  private Optional<Published> published = Optional.empty();

  /**
   * Of the Compose file that counts in this directory.
   *
   * @param own the services of the project's own file
   */
  public ComposeStarts(Context context, Map<String, ProjectService> own) {
    this.context = context;
    this.own = own;
  }

  /**
   * What the file publishes.
   *
   * @param services its services, by the names of their ports
   * @param isMoved whether there is an override that publishes them elsewhere
   */
  private record Published(Map<String, String> services, boolean isMoved) {}

  @Override
  public Optional<String> of(String name, boolean isLeased) {
    if (published.isEmpty()) {
      published = Optional.of(read());
    }
    boolean isReady = isLeased && published.get().isMoved();
    return Optional.ofNullable(published.get().services().get(name))
        .map(ShellWord::of)
        .map(
            service ->
                (isReady ? "" : "styxy compose --write && ") + "docker compose up -d " + service);
  }

  /** Nothing where there is no such file, or it cannot be read: {@code styxy compose} says why. */
  private Published read() {
    try {
      ComposeSource source = new ComposeSource(List.of(), context, true);
      Map<String, String> services = new HashMap<>();
      for (NamedPorts.NamedPort port :
          new NamedPorts(own, source.prefix()).of(source.model().services())) {
        services.put(port.name(), port.entries().get(0).service());
      }
      Path override = source.files().get(0).resolveSibling(OverrideText.NAME);
      return new Published(services, Files.exists(override, LinkOption.NOFOLLOW_LINKS));
    } catch (StyxyException e) {
      return new Published(Map.of(), false);
    }
  }
}
