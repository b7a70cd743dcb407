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
import java.util.OptionalLong;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
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

  private final Surroundings surroundings;
  private final ApplicationFactory applications;
  private final Notices notices;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * An invocation in these surroundings.
   *
   * @param notices printed to stderr when the command is through
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
    CommandWords command = CommandWords.of(words);
    Output output =
        new Output(
            surroundings,
            command.has(CommonOptions.JSON),
            command.value(CommonOptions.COLOR),
            out,
            err);
    int status = runSafely(command, output, command.has(CommonOptions.DEBUG));
    return finish(output, status);
  }

  private int runSafely(CommandWords command, Output output, boolean isDebug) {
    try {
      int status = dispatch(command, output);
      printNotices(output);
      return status;
    } catch (StyxyException e) {
      return fail(e, e, output, isDebug);
    } catch (ParameterException e) {
      return fail(usageFailure(e, command), e, output, isDebug);
    } catch (RuntimeException | Error e) {
      StyxyException failure = isOutOfThreads(e) ? outOfThreads(e) : bug(e, output.doneWords());
      return fail(failure, e, output, isDebug);
    }
  }

  /** The JVM tells an exhausted heap, which is a bug, from this by its words alone. */
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

  /** A reader that went away is no failure worth words; a full disk is. */
  private static int finish(Output output, int status) {
    return output.finish() ? status : FailureCode.IO.exitStatus();
  }

  private int dispatch(CommandWords command, Output output) {
    command.value(CommonOptions.COLOR).ifPresent(ColorChoice::of);
    if (command.command().isEmpty()) {
      return runBare(command, output);
    }
    if (command.command().get().equals(HELP)) {
      return help(command, output);
    }
    return run(find(command.command().get(), command.arguments()), command, output);
  }

  /** {@code styxy help COMMAND}, as other tools have it. */
  private int help(CommandWords words, Output output) {
    for (String word : words.arguments()) {
      if (!word.startsWith("-")) {
        CommandTable entry = find(word, List.of());
        output.raw(new CommandHelp(spec(entry, entry.create()), output.look()).text());
        return 0;
      }
    }
    output.raw(Help.text(output.look()));
    return 0;
  }

  private int runBare(CommandWords command, Output output) {
    if (command.has(VERSION) || command.has("-V")) {
      printVersion(output);
      return 0;
    }
    if (asksForHelp(command)) {
      output.raw(Help.text(output.look()));
      return 0;
    }
    UnknownCommand.refuseOptions(command.arguments());
    if (output.isJson()) {
      throw new StyxyException(FailureCode.USAGE, "which command?", "styxy --help");
    }
    output.message(Help.text(output.look().ofMessages()));
    return FailureCode.USAGE.exitStatus();
  }

  private static boolean asksForHelp(CommandWords words) {
    return words.has(CommonOptions.HELP) || words.has("-h");
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

  private static CommandTable find(String word, List<String> arguments) {
    return CommandTable.find(word).orElseThrow(() -> UnknownCommand.refusalOf(word, arguments));
  }

  private int run(CommandTable entry, CommandWords words, Output output) {
    Command command = entry.create();
    // A word that begins with @ is data, not the name of a file to take arguments from.
    CommandLine line = new CommandLine(spec(entry, command)).setExpandAtFiles(false);
    // What is ignored may be said twice.
    line.setOverwrittenOptionsAllowed(entry == CommandTable.DAEMON);
    ParseResult arguments = line.parseArgs(words.arguments().toArray(new String[0]));
    if (arguments.isUsageHelpRequested()) {
      output.raw(new CommandHelp(line.getCommandSpec(), output.look()).text());
      return 0;
    }
    if (CommonOptions.isSet(arguments, CommonOptions.QUIET)) {
      output.silence();
    }
    OptionalLong timeout =
        Options.given(arguments, CommonOptions.LOCK_TIMEOUT)
            .map(text -> OptionalLong.of(Durations.waitMillis(text)))
            .orElse(OptionalLong.empty());
    if (entry.progress().isPresent()) {
      output.progress(entry.progress().get());
    }
    return command.run(
        arguments, new Context(surroundings, applications, notices, output, timeout, words.tail()));
  }

  static CommandSpec spec(CommandTable entry, Command command) {
    CommandSpec spec = CommandSpec.create().name("styxy " + entry.word());
    command.describe(spec);
    CommonOptions.addTo(spec);
    return spec;
  }

  private static StyxyException usageFailure(ParameterException e, CommandWords command) {
    String word = command.command().orElse("");
    return e instanceof UnmatchedArgumentException unmatched
        ? new UnknownArgument(word, unmatched).toFailure()
        : new StyxyException(FailureCode.USAGE, words(e), e, "styxy " + word + " --help");
  }

  private static String words(ParameterException e) {
    return e instanceof MissingParameterException missing
            && missing.getMissing().get(0) instanceof OptionSpec option
        ? option.longestName() + " needs a value: " + option.paramLabel()
        : e.getMessage();
  }
}
