package dev.styxy.cli;

import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.invocation.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** An output that is looked at afterwards, as if it were a terminal or a pipe. */
public final class Screen {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Output output;

  private Screen(Map<String, String> environment, Set<Integer> terminals, OptionalInt width) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.putIfAbsent("HOME", "/home/me");
    output =
        new Output(
            new Surroundings(variables, Path.of("/"), terminals, () -> "1", () -> width),
            false,
            Optional.empty(),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8));
  }

  public static Screen pipe() {
    return new Screen(Map.of(), Set.of(), OptionalInt.empty());
  }

  /** A terminal without colours. */
  public static Screen terminal(int columns) {
    return terminal(columns, Map.of("NO_COLOR", "1"));
  }

  public static Screen terminal(int columns, Map<String, String> environment) {
    return new Screen(environment, Set.of(0, 1, 2), OptionalInt.of(columns));
  }

  public Output output() {
    return output;
  }

  public String text() {
    output.finish();
    return out.toString(StandardCharsets.UTF_8);
  }

  public List<String> lines() {
    return List.of(text().split("\n"));
  }

  /** Returns when a message holds these words. */
  public void awaitMessage(String words) {
    while (!err.toString(StandardCharsets.UTF_8).contains(words)) {
      Thread.onSpinWait();
    }
  }

  public String messages() {
    output.finish();
    return err.toString(StandardCharsets.UTF_8);
  }
}
