package dev.styxy.cli;

import dev.styxy.cli.command.RunArguments;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command line taken apart: the command, and what belongs to it.
 *
 * @param command the first word that is no option; absent when there is none
 * @param arguments all other words, in their order
 * @param tail the command that {@code run} is to run, which is not in the arguments
 */
record CommandWords(Optional<String> command, List<String> arguments, List<String> tail) {
  /** Takes options that stand before the command for the command's own. */
  static CommandWords of(String[] words) {
    List<String> arguments = new ArrayList<>(words.length);
    int at = 0;
    while (at < words.length && words[at].startsWith("-")) {
      arguments.add(words[at]);
      at++;
      if (CommonOptions.WITH_VALUE.contains(words[at - 1]) && at < words.length) {
        arguments.add(words[at]);
        at++;
      }
    }
    if (at == words.length) {
      return new CommandWords(Optional.empty(), arguments, List.of());
    }
    List<String> rest = List.of(words).subList(at + 1, words.length);
    int end = CommandTable.RUN.word().equals(words[at]) ? RunArguments.end(rest) : rest.size();
    arguments.addAll(rest.subList(0, end));
    List<String> tail = rest.subList(end, rest.size());
    boolean isDelimited = !tail.isEmpty() && tail.get(0).equals(Options.DELIMITER);
    return new CommandWords(
        Optional.of(words[at]), arguments, isDelimited ? tail.subList(1, tail.size()) : tail);
  }

  /** Whether a flag was given; a word after {@code --} is none. */
  boolean has(String option) {
    int at = arguments.indexOf(option);
    return at >= 0 && at < end();
  }

  /** What was given for an option, before anything is parsed. */
  Optional<String> value(String option) {
    for (int i = 0; i < end(); i++) {
      String word = arguments.get(i);
      if (word.equals(option) && i + 1 < arguments.size()) {
        return Optional.of(arguments.get(i + 1));
      }
      if (word.startsWith(option) && word.startsWith("=", option.length())) {
        return Optional.of(word.substring(option.length() + 1));
      }
    }
    return Optional.empty();
  }

  private int end() {
    int end = arguments.indexOf(Options.DELIMITER);
    return end < 0 ? arguments.size() : end;
  }
}
