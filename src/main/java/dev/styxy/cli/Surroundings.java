package dev.styxy.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where an invocation takes place.
 *
 * @param environment the variables as the user set them
 * @param workingDirectory absolute
 * @param terminals which of the descriptors 0, 1 and 2 are terminals
 * @param version looked up only when it is asked for
 * @param width asked only when something is laid out for a terminal
 */
public record Surroundings(
    Map<String, String> environment,
    Path workingDirectory,
    Set<Integer> terminals,
    Supplier<String> version,
    TerminalWidth width) {

  /** Surroundings in which nobody knows how wide the terminal is. */
  public Surroundings(
      Map<String, String> environment,
      Path workingDirectory,
      Set<Integer> terminals,
      Supplier<String> version) {
    this(environment, workingDirectory, terminals, version, OptionalInt::empty);
  }
}
