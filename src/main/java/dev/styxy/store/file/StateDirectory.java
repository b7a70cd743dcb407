package dev.styxy.store.file;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the state of one scope is. Ports belong to a network namespace of a machine, so each has
 * its own directory in a home that several machines or containers may share.
 *
 * @param home the topmost directory that is styxy's own
 * @param scope the directory's name below the home
 */
public record StateDirectory(Path home, String scope) {
  /**
   * The directory for this environment.
   *
   * @param styxyHome the value of {@code STYXY_HOME}, an absolute path
   * @param stateHome the value of {@code XDG_STATE_HOME}; ignored unless absolute, as the XDG base
   *     directory specification has it
   * @param userHome the user's home directory
   * @param scope see {@link #scope(String, String)}
   */
  public static StateDirectory resolve(
      Optional<Path> styxyHome, Optional<Path> stateHome, Path userHome, String scope) {
    if (styxyHome.isPresent()) {
      return new StateDirectory(styxyHome.get().normalize(), scope);
    }
    Path states =
        stateHome.isPresent() && stateHome.get().isAbsolute()
            ? stateHome.get()
            : userHome.resolve(".local").resolve("state");
    return new StateDirectory(states.resolve("styxy").normalize(), scope);
  }

  /**
   * The name of a scope, e.g. {@code 3f9c2a7e11d0-4026531840}.
   *
   * @param machineId identifies this machine; usable in a file name
   * @param networkNamespace its number; empty where there are none
   */
  public static String scope(String machineId, String networkNamespace) {
    return networkNamespace.isEmpty() ? machineId : machineId + "-" + networkNamespace;
  }

  /** The directory itself. */
  public Path path() {
    return home.resolve(scope);
  }
}
