package dev.styxy;

import dev.styxy.cli.Cli;
import dev.styxy.cli.invocation.AnswerReader;
import dev.styxy.cli.invocation.Invocations;
import dev.styxy.cli.invocation.Surroundings;
import dev.styxy.core.system.Pause;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.text.Notices;
import dev.styxy.os.platform.Platform;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Runs invocations as {@link Main} does, but in this process and into memory. */
final class ServedInvocations implements Invocations {
  private final Platform platform;
  private final Map<String, String> environment;
  private final AnswerReader reader;

  /**
   * Invocations in this environment.
   *
   * @param reader of the answers of the command that serves
   */
  ServedInvocations(Platform platform, Map<String, String> environment, AnswerReader reader) {
    this.platform = platform;
    this.environment = environment;
    this.reader = reader;
  }

  @Override
  public Printed run(
      Path directory, List<String> words, Map<String, String> variables, Pause pause) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(variables);
    int status = run(directory, words, all, pause, stream(out), stream(err));
    return new Printed(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private int run(
      Path directory,
      List<String> words,
      Map<String, String> variables,
      Pause pause,
      PrintStream out,
      PrintStream err) {
    Notices notices = new Notices();
    CompositionRoot root =
        new CompositionRoot(
            new PausingPlatform(platform, pause),
            variables,
            directory,
            notices,
            err,
            question -> false);
    Surroundings surroundings =
        new Surroundings(
            variables,
            directory,
            Set.of(),
            Main::version,
            InputStream.nullInputStream(),
            OptionalInt::empty,
            reader,
            () -> this);
    return new Cli(surroundings, root, notices, out, err).run(words.toArray(String[]::new));
  }

  @Override
  public ProcessTable processes() {
    return platform.host().processes();
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }
}
