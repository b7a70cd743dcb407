package dev.styxy;

import dev.styxy.core.sandbox.Sandbox;
import dev.styxy.core.sandbox.SandboxSigns;
import dev.styxy.core.sandbox.WayOut;
import dev.styxy.core.settings.SandboxHome;
import dev.styxy.core.state.StateStore;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import dev.styxy.os.platform.Platform;
import dev.styxy.store.UntrackedStore;
import dev.styxy.store.file.StateDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What this environment and the user's configuration allow where the state cannot be written. */
record SandboxWayOut(
    Platform platform,
    Map<String, String> environment,
    SandboxHome configured,
    StateDirectory main,
    Path project,
    Function<StateDirectory, StateStore> stores)
    implements WayOut {

  @Override
  public List<Sandbox> sandboxes(boolean isDenied) {
    SandboxSigns signs = new SandboxSigns(environment, platform.confinement());
    return signs.read(isDenied && isWritableByItsModes());
  }

  /** access(2) knows of modes and read-only mounts, and not of Landlock (landlock(7)). */
  private boolean isWritableByItsModes() {
    Path at = main.path();
    while (at != null && !Files.exists(at)) {
      at = at.getParent();
    }
    return at != null && Files.isWritable(at);
  }

  @Override
  public Path home() {
    return main.home();
  }

  @Override
  public String userHome() {
    return environment.getOrDefault("HOME", "");
  }

  @Override
  public Optional<Substitute> substitute() {
    String word = environment.getOrDefault(SandboxHome.VARIABLE, "");
    SandboxHome allowed = word.isEmpty() ? configured : parse(word);
    String permission =
        word.isEmpty()
            ? SandboxHome.KEY + " \"" + allowed.word() + "\""
            : SandboxHome.VARIABLE + "=" + word;
    return switch (allowed) {
      case OFF -> Optional.empty();
      case TMP -> {
        StateDirectory place = new StateDirectory(temporary(), main.scope());
        yield Optional.of(new Substitute(stores.apply(place), place.path(), permission));
      }
      case PROJECT -> {
        StateDirectory place = new StateDirectory(project.resolve(".styxy"), main.scope());
        StateStore store = new UntrackedStore(stores.apply(place), place.home());
        yield Optional.of(new Substitute(store, place.path(), permission));
      }
    };
  }

  private static SandboxHome parse(String word) {
    Optional<SandboxHome> home = SandboxHome.of(word);
    if (home.isEmpty()) {
      throw new StyxyException(
          FailureCode.USAGE,
          SandboxHome.VARIABLE + " is none of " + String.join(", ", SandboxHome.words()),
          "export " + SandboxHome.VARIABLE + "=tmp");
    }
    return home.get();
  }

  /** A name that another user may take first; whose it is is checked like that of any state. */
  private Path temporary() {
    Optional<Path> given = new EnvironmentPaths(environment).temporary();
    return given.orElse(Path.of("/tmp")).resolve("styxy-" + platform.facts().uid());
  }
}
