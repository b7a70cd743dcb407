package dev.styxy.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways to write variables down, and to read which ones a file sets. */
public enum EnvFormat {
  SH("sh", "export %s=%s"),
  FISH("fish", "set -gx %s %s"),
  DOTENV("dotenv", "%s=%s"),
  /** A value of the environment wins over {@code ?=}, and not over {@code :=} (GNU make, 6.5). */
  MAKE("make", "export %s ?= %s"),
  JSON("json", ""),
  DOCKER("docker", "%s=%s");

  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "\\s*(?:export\\s+|set\\s+-\\S+\\s+)?([A-Za-z_][A-Za-z0-9_]*)"
              + "(?:\\s*[:?]{0,2}=\\s*|\\s+)(\"[^\"]*\"|'[^']*'|[^\\s#]*).*");

  private final String word;
  private final String pattern;

  EnvFormat(String word, String pattern) {
    this.word = word;
    this.pattern = pattern;
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

  /** The line that sets a variable; JSON has no lines. */
  public String line(EnvVariable variable) {
    String line = pattern.replaceFirst("%s", variable.name()).replace("%s", variable.value());
    return this == MAKE && variable.isReplacing() ? line.replace("?=", ":=") : line;
  }

  /** What a line of a file gives a variable, whichever of the formats it is in. */
  public static Optional<EnvVariable> read(String line) {
    Matcher matcher = ASSIGNMENT.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String value = matcher.group(2);
    boolean isQuoted = value.length() > 1 && (value.charAt(0) == '"' || value.charAt(0) == '\'');
    String bare = isQuoted ? value.substring(1, value.length() - 1) : value;
    return Optional.of(new EnvVariable(matcher.group(1), bare, false));
  }
}
