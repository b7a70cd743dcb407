package dev.styxy.cli;

import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.OptionWords;
import dev.styxy.cli.invocation.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The command line, read once. What is wrong with it is kept until {@link #check}, so that the
 * failure is reported as {@code --json} and {@code --color} ask for.
 *
 * @param word the first non-option argument; absent when there is none
 * @param command made for the word; absent when the word is no command
 * @param words all words but the command's own and the tail
 * @param arguments what was given, as far as it could be read
 * @param tail the command that {@code run} is to run
 */
record TypedCommand(
    Optional<String> word,
    Optional<Command> command,
    List<String> words,
    ParseResult arguments,
    List<String> tail) {

  /** Options in front of the command count as the command's own. */
  static TypedCommand of(String... words) {
    List<String> all = List.of(words);
    CommandSpec spec = CommonOptions.addTo(emptySpec());
    int at = Math.min(commandAt(all, new OptionWords(spec)), all.size());
    List<String> before = all.subList(0, at);
    return at < all.size()
        ? of(spec, before, all.get(at), all.subList(at + 1, all.size()))
        : withoutCommand(spec, before);
  }

  /** Without picocli's variables, which it would look for in every name at every look at one. */
  private static CommandSpec emptySpec() {
    return CommandSpec.create().name("styxy").interpolateVariables(false);
  }

  private static int commandAt(List<String> words, OptionWords options) {
    int at = options.skip(words, 0);
    while (at < words.size() && words.get(at).equals(Options.DELIMITER)) {
      at = options.skip(words, at + 1);
    }
    return at;
  }

  private static TypedCommand withoutCommand(CommandSpec spec, List<String> words) {
    spec.addOption(
        Options.flag("Without a command: print the version and exit.", "-V", Cli.VERSION));
    return new TypedCommand(
        Optional.empty(), Optional.empty(), words, parse(spec, false, words), List.of());
  }

  private static TypedCommand of(
      CommandSpec spec, List<String> before, String word, List<String> after) {
    Optional<CommandTable> entry = CommandTable.find(word);
    if (entry.isEmpty()) {
      Options.operands(spec, "COMMAND", "");
      List<String> words = joined(before, after);
      return new TypedCommand(
          Optional.of(word), Optional.empty(), words, parse(spec, false, words), List.of());
    }
    Command command = entry.get().create();
    command.describe(spec.name("styxy " + word));
    int end = command.ownWords(after, new OptionWords(spec));
    List<String> words = joined(before, after.subList(0, end));
    // What daemon ignores may be said twice.
    ParseResult arguments = parse(spec, entry.get() == CommandTable.DAEMON, words);
    List<String> tail = tail(after.subList(end, after.size()));
    return new TypedCommand(Optional.of(word), Optional.of(command), words, arguments, tail);
  }

  private static List<String> joined(List<String> before, List<String> after) {
    List<String> words = new ArrayList<>(before);
    words.addAll(after);
    return words;
  }

  private static List<String> tail(List<String> words) {
    return !words.isEmpty() && words.get(0).equals(Options.DELIMITER)
        ? words.subList(1, words.size())
        : words;
  }

  private static ParseResult parse(CommandSpec spec, boolean mayRepeat, List<String> words) {
    spec.parser().collectErrors(true);
    // A word that begins with @ is data, not the name of a file to take arguments from.
    return new CommandLine(spec)
        .setExpandAtFiles(false)
        .setOverwrittenOptionsAllowed(mayRepeat)
        .parseArgs(words.toArray(new String[0]));
  }

  CommandSpec spec() {
    return arguments.commandSpec();
  }

  /** Whether a flag was given, even where an option lacks its value: {@code -n --json}. */
  boolean has(String flag) {
    return CommonOptions.isSet(arguments, flag)
        || !arguments.errors().isEmpty()
            && words.stream()
                .takeWhile(word -> !word.equals(Options.DELIMITER))
                .anyMatch(flag::equals);
  }

  /**
   * Insists that nothing is wrong with it.
   *
   * @throws ParameterException for the first word that is
   */
  void check() {
    for (Exception error : arguments.errors()) {
      throw error instanceof RuntimeException failure ? failure : new IllegalStateException(error);
    }
  }
}
