package dev.styxy.cli;

import dev.styxy.cli.invocation.ColorChoice;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.invocation.Surroundings;
import dev.styxy.core.app.ApplicationFactory;
import dev.styxy.core.text.Durations;
import dev.styxy.core.text.Notices;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs one invocation: finds the command, reads its arguments, and turns what happens into a
 * status.
 */
public final class Cli {
  static final String VERSION = "--version";

  private static final String HELP = "help";
  private static final List<String> VERSIONS = List.of(VERSION, "-V");
  private static final List<String> ALONE = List.of(VERSION, "-V", CommonOptions.HELP, "-h", HELP);

  private final Surroundings surroundings;
  private final ApplicationFactory applications;
  private final Notices notices;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * An invocation in these surroundings.
   *
   * @param notices printed to stderr when the command has finished
   */
  public Cli(
      Surroundings surroundings,
      ApplicationFactory applications,
      Notices notices,
      PrintStream out,
      PrintStream err) {
    this.surroundings = surroundings;
    this.applications = applications;
    this.notices = notices;
    this.out = out;
    this.err = err;
  }

  /** Runs it; returns the exit status and never throws. */
  public int run(String... words) {
    if (words.length == 1 && ALONE.contains(words[0])) {
      return runAlone(words[0]);
    }
    TypedCommand typed = TypedCommand.of(words);
    Output output = output(typed.has(CommonOptions.JSON), color(typed));
    return finish(output, runSafely(typed, output));
  }

  /**
   * These usually are the whole line; answered without loading picocli, they take half the time.
   */
  private int runAlone(String word) {
    Output output = output(false, Optional.empty());
    output.raw(
        VERSIONS.contains(word)
            ? "styxy " + surroundings.version().get() + "\n"
            : Help.text(output.look()));
    return finish(output, 0);
  }

  private Output output(boolean isJson, Optional<String> color) {
    return new Output(surroundings, isJson, color, out, err);
  }

  private static Optional<String> color(TypedCommand typed) {
    return Options.given(typed.arguments(), CommonOptions.COLOR);
  }

  private int runSafely(TypedCommand typed, Output output) {
    boolean isDebug = typed.has(CommonOptions.DEBUG);
    try {
      int status = dispatch(typed, output);
      printNotices(output);
      return status;
    } catch (StyxyException e) {
      return fail(e, e, output, isDebug);
    } catch (ParameterException e) {
      return fail(usageFailure(e, typed), e, output, isDebug);
    } catch (RuntimeException | Error e) {
      StyxyException failure = isOutOfThreads(e) ? outOfThreads(e) : bug(e, output.doneWords());
      return fail(failure, e, output, isDebug);
    }
  }

  /** Only the text of the message tells this from an exhausted heap, which is a bug. */
  private static boolean isOutOfThreads(Throwable failure) {
    return failure instanceof OutOfMemoryError
        && failure.getMessage() != null
        && failure.getMessage().contains("native thread");
  }

  private static StyxyException outOfThreads(Throwable cause) {
    return new StyxyException(
        FailureCode.IO,
        "the system allows no more threads: a limit on processes is reached",
        cause,
        "see the limit of this shell: ulimit -u",
        "see what counts against it: ps -L -u $(id -u)");
  }

  private static StyxyException bug(Throwable cause, String done) {
    return new StyxyException(
        FailureCode.INTERNAL,
        "a bug in styxy: " + cause + done,
        cause,
        "run it again with " + CommonOptions.DEBUG + " and report what it prints");
  }

  private int fail(StyxyException failure, Throwable cause, Output output, boolean isDebug) {
    printNotices(output);
    output.failure(failure);
    if (isDebug) {
      output.trace(cause);
    }
    return failure.code().exitStatus();
  }

  private void printNotices(Output output) {
    for (String notice : notices.drain()) {
      output.error(notice);
    }
  }

  /** A reader that went away is not worth a message; a full disk is. */
  private static int finish(Output output, int status) {
    return output.finish() ? status : FailureCode.IO.exitStatus();
  }

  private int dispatch(TypedCommand typed, Output output) {
    color(typed).ifPresent(ColorChoice::of);
    if (typed.word().isEmpty()) {
      return runBare(typed, output);
    }
    String word = typed.word().get();
    if (word.equals(HELP)) {
      return help(typed, output);
    }
    Command command =
        typed.command().orElseThrow(() -> UnknownCommand.refusalOf(word, typed.words()));
    return run(command, typed, output);
  }

  /** {@code styxy help COMMAND}, as other tools have it. */
  private int help(TypedCommand typed, Output output) {
    List<String> operands = Options.operands(typed.arguments());
    if (operands.isEmpty()) {
      output.raw(Help.text(output.look()));
      return 0;
    }
    TypedCommand meant = TypedCommand.of(operands.get(0));
    if (meant.command().isEmpty()) {
      throw UnknownCommand.refusalOf(operands.get(0), List.of());
    }
    output.raw(new CommandHelp(meant.spec(), output.look()).text());
    return 0;
  }

  private int runBare(TypedCommand typed, Output output) {
    if (typed.has(VERSION)) {
      printVersion(output);
      return 0;
    }
    if (typed.has(CommonOptions.HELP)) {
      output.raw(Help.text(output.look()));
      return 0;
    }
    typed.check();
    if (output.isJson()) {
      throw new StyxyException(FailureCode.USAGE, "which command?", "styxy --help");
    }
    output.message(Help.text(output.look().ofMessages()));
    return FailureCode.USAGE.exitStatus();
  }

  private void printVersion(Output output) {
    String version = surroundings.version().get();
    if (!output.isJson()) {
      output.raw("styxy " + version + "\n");
      return;
    }
    output.answer(
        json -> {
          json.writeBooleanField("success", true);
          json.writeStringField("version", version);
        });
  }

  private int run(Command command, TypedCommand typed, Output output) {
    typed.check();
    ParseResult arguments = typed.arguments();
    if (typed.has(CommonOptions.HELP)) {
      output.raw(new CommandHelp(typed.spec(), output.look()).text());
      return 0;
    }
    if (typed.has(CommonOptions.QUIET)) {
      output.silence();
    }
    Optional<String> progress = CommandTable.find(typed.word().get()).get().progress();
    if (progress.isPresent()) {
      output.progress(progress.get());
    }
    return command.run(
        arguments,
        new Context(
            surroundings, applications, notices, output, lockTimeout(arguments), typed.tail()));
  }

  private static OptionalLong lockTimeout(ParseResult arguments) {
    return Options.given(arguments, CommonOptions.LOCK_TIMEOUT)
        .map(text -> OptionalLong.of(Durations.waitMillis(text)))
        .orElse(OptionalLong.empty());
  }

  private static StyxyException usageFailure(ParameterException e, TypedCommand typed) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return new StyxyException(FailureCode.USAGE, words(e), e, typed.spec().name() + " --help");
    }
    return typed.word().isPresent()
        ? new UnknownArgument(typed.word().get(), unmatched).toFailure()
        : UnknownCommand.refusalOfOption(unmatched.getUnmatched().get(0));
  }

  private static String words(ParameterException e) {
    return e instanceof MissingParameterException missing
            && missing.getMissing().get(0) instanceof OptionSpec option
        ? option.longestName() + " needs a value: " + option.paramLabel()
        : e.getMessage();
  }
}
