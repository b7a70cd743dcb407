package dev.styxy.store;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the state of one scope lives. Ports belong to a network namespace of a machine, so that
 * each has a directory of its own in a home that several machines or containers may share.
 *
 * @param home the topmost directory that is styxy's own
 * @param scope the directory's name below the home
 */
public record StateDirectory(Path home, String scope) {
  private static final int MACHINE_LETTERS = 12;
  private static final String NO_MACHINE = "local";

  /**
   * The directory for these surroundings.
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
   * @param machineId what tells this machine from others, e.g. {@code /etc/machine-id}; may be
   *     empty
   * @param networkNamespace e.g. {@code net:[4026531840]}; empty where there are none
   */
  public static String scope(String machineId, String networkNamespace) {
    String machine = keep(machineId, true);
    String name =
        machine.length() > MACHINE_LETTERS ? machine.substring(0, MACHINE_LETTERS) : machine;
    String namespace = keep(networkNamespace, false);
    return (name.isEmpty() ? NO_MACHINE : name) + (namespace.isEmpty() ? "" : "-" + namespace);
  }

  /** The directory itself. */
  public Path path() {
    return home.resolve(scope);
  }

  /** Digits, and letters where they are wanted; whatever else there is has no place in a name. */
  private static String keep(String text, boolean isWithLetters) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isDigit = c >= '0' && c <= '9';
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (isDigit || (isWithLetters && isLetter)) {
        kept.append(c);
      }
    }
    return kept.toString();
  }
}
