package dev.styxy.core.sandbox;

import dev.styxy.core.state.StateStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What there is to do where the state cannot be written; nobody asks for it elsewhere. */
public interface WayOut {

  /**
   * What confines this process, as far as it can be seen.
   *
   * @param isDenied whether the state could not be written, which shows what nothing else shows
   */
  List<Sandbox> sandboxes(boolean isDenied);

  /** The topmost directory that is styxy's own, which is to be made writable. */
  Path home();

  /** The user's home; empty where it is not known. */
  String userHome();

  /**
   * The state that the user allows a sandbox to have instead.
   *
   * @throws dev.styxy.model.StyxyException when it is not safe to use
   */
  Optional<Substitute> substitute();

  /**
   * A state of the sandbox's own.
   *
   * @param directory where it is
   * @param permission the setting that allows it
   */
  record Substitute(StateStore store, Path directory, String permission) {}
}
