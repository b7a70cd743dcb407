package dev.styxy.core.env;

import dev.styxy.model.ShellWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ways to write variables down, and to read which ones a file sets. */
public enum EnvFormat {
  SH("sh"),
  FISH("fish"),
  DOTENV("dotenv"),
  /** A value of the environment wins over {@code ?=}, and not over {@code :=} (GNU make, 6.5). */
  MAKE("make"),
  JSON("json"),
  /** A line is taken as it is; this is for docker alone, and not for a shell. */
  DOCKER("docker");

  private final String word;

  EnvFormat(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** The format for its word. */
  public static Optional<EnvFormat> of(String word) {
    for (EnvFormat format : values()) {
      if (format.word.equals(word)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  public static List<String> words() {
    List<String> words = new ArrayList<>();
    for (EnvFormat format : values()) {
      words.add(format.word);
    }
    return words;
  }

  /**
   * The line that sets a variable; JSON has no lines.
   *
   * @throws dev.styxy.model.StyxyException when the format cannot have such a value
   */
  public String line(EnvVariable variable) {
    String name = variable.name();
    String value = variable.value();
    return switch (this) {
      case SH -> "export " + name + "=" + ShellWord.of(value);
      case FISH -> "set -gx " + name + " " + ValueQuotes.fish(value);
      case DOTENV -> name + "=" + ValueQuotes.dotenv(name, value);
      case MAKE ->
          "export " + name + (variable.isReplacing() ? " := " : " ?= ") + ValueQuotes.make(value);
      case DOCKER -> name + "=" + ValueQuotes.docker(name, value);
      case JSON -> "";
    };
  }

  /**
   * What the lines of a file give variables, whichever of the formats they are in. Lines within a
   * quoted value give nothing.
   */
  public static Map<String, String> read(List<String> lines) {
    Map<String, String> found = new LinkedHashMap<>();
    int next = 0;
    while (next < lines.size()) {
      String line = lines.get(next);
      next++;
      Optional<EnvAssignment> assignment = EnvAssignment.in(line);
      if (assignment.isPresent()) {
        next = endOfQuote(assignment.get().rest(), lines, next);
        found.put(assignment.get().name(), value(assignment.get().rest()));
      }
    }
    return found;
  }

  /** What a line gives a variable. */
  public static Optional<EnvVariable> read(String line) {
    return EnvAssignment.in(line)
        .map(found -> new EnvVariable(found.name(), value(found.rest()), false));
  }

  private static String value(String text) {
    char quote = quote(text);
    if (quote != 0) {
      int end = text.indexOf(quote, 1);
      return text.substring(1, end < 0 ? text.length() : end);
    }
    int end = 0;
    while (end < text.length() && text.charAt(end) != '#' && !isSpace(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  /** The line after that in which a quote ends; a quote that never ends is none. */
  private static int endOfQuote(String text, List<String> lines, int next) {
    char quote = quote(text);
    if (quote == 0 || text.indexOf(quote, 1) >= 0) {
      return next;
    }
    for (int at = next; at < lines.size(); at++) {
      if (lines.get(at).indexOf(quote) >= 0) {
        return at + 1;
      }
    }
    return next;
  }

  /** The quote that the text begins with; 0 for none. */
  private static char quote(String text) {
    boolean isQuoted = !text.isEmpty() && (text.charAt(0) == '"' || text.charAt(0) == '\'');
    return isQuoted ? text.charAt(0) : 0;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }
}
