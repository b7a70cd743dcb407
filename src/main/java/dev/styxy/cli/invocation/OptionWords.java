package dev.styxy.cli.invocation;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Tells the options of a command, and their values, from other words before they are parsed. */
public final class OptionWords {
  private final CommandSpec spec;

  public OptionWords(CommandSpec spec) {
    this.spec = spec;
  }

  /** The index of the first word from {@code at} on that is neither an option nor its value. */
  public int skip(List<String> words, int at) {
    int next = at;
    while (next < words.size() && isOption(words.get(next))) {
      next += Math.max(1, width(words.get(next)));
    }
    return next;
  }

  /** The same, but stops at an unknown option. */
  public int skipKnown(List<String> words, int at) {
    int next = at;
    while (next < words.size() && isOption(words.get(next)) && width(words.get(next)) > 0) {
      next += width(words.get(next));
    }
    return next;
  }

  private static boolean isOption(String word) {
    return word.startsWith("-") && !word.equals(Options.DELIMITER);
  }

  /** How many words the option and its value take: 1 or 2; 0 for an unknown option. */
  private int width(String word) {
    if (word.length() > 2 && !word.startsWith("--")) {
      return widthTogether(word);
    }
    int equals = word.indexOf('=');
    OptionSpec option = spec.findOption(equals < 0 ? word : word.substring(0, equals));
    if (option == null) {
      return 0;
    }
    return equals < 0 && needsValue(option) ? 2 : 1;
  }

  /** Of short options in one word: {@code -qn web}, {@code -qnweb}. */
  private int widthTogether(String word) {
    for (int i = 1; i < word.length(); i++) {
      OptionSpec option = spec.findOption(word.charAt(i));
      if (option == null) {
        return 0;
      }
      if (needsValue(option)) {
        return i == word.length() - 1 ? 2 : 1;
      }
    }
    return 1;
  }

  private static boolean needsValue(OptionSpec option) {
    return option.arity().min() > 0;
  }
}
