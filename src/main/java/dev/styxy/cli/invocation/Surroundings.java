package dev.styxy.cli.invocation;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where an invocation takes place.
 *
 * @param environment the variables as the user set them
 * @param workingDirectory absolute
 * @param terminals which of the descriptors 0, 1 and 2 are terminals
 * @param version looked up only when it is asked for
 * @param input read only when an option asks for it
 * @param width asked only when something is laid out for a terminal
 * @param reader asked only while a command waits for more to print
 * @param invocations used only by a command that serves others
 */
public record Surroundings(
    Map<String, String> environment,
    Path workingDirectory,
    Set<Integer> terminals,
    Supplier<String> version,
    InputStream input,
    TerminalWidth width,
    AnswerReader reader,
    Supplier<Invocations> invocations) {

  /** Surroundings with an empty input, a reader that stays, and nobody to serve. */
  public Surroundings(
      Map<String, String> environment,
      Path workingDirectory,
      Set<Integer> terminals,
      Supplier<String> version,
      TerminalWidth width) {
    this(
        environment,
        workingDirectory,
        terminals,
        version,
        InputStream.nullInputStream(),
        width,
        () -> false,
        () -> {
          throw new IllegalStateException("no command is served here");
        });
  }
}
