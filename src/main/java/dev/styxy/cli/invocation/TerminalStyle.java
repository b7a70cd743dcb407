package dev.styxy.cli.invocation;

import dev.styxy.cli.text.Tone;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.IsoTime;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How text is laid out here. What goes to a terminal is for people: fitted, coloured, shortened;
 * what goes to a pipe or a file is exact.
 */
public final class TerminalStyle {
  /** Narrower than this nothing can be fitted; wider than any terminal is a mistake. */
  private static final int NARROWEST = 20;

  private static final int WIDEST = 10_000;

  private final Surroundings surroundings;
  private final boolean isTerminal;
  private final boolean isErrTerminal;
  private final boolean isOutColored;
  private final boolean isErrColored;

  TerminalStyle(Surroundings surroundings, ColorChoice color) {
    this.surroundings = surroundings;
    Map<String, String> environment = surroundings.environment();
    isTerminal = surroundings.terminals().contains(1);
    isErrTerminal = surroundings.terminals().contains(2);
    isOutColored = color.isColored(environment, isTerminal);
    isErrColored = color.isColored(environment, isErrTerminal);
  }

  private TerminalStyle(TerminalStyle answers) {
    surroundings = answers.surroundings;
    isTerminal = answers.isErrTerminal;
    isErrTerminal = answers.isErrTerminal;
    isOutColored = answers.isErrColored;
    isErrColored = answers.isErrColored;
  }

  /** The look of an answer that goes where the messages go. */
  public TerminalStyle ofMessages() {
    return new TerminalStyle(this);
  }

  /** Whether the answer goes to a terminal. */
  public boolean isForPeople() {
    return isTerminal;
  }

  /** The columns that a line of the answer may have; empty when there is no limit. */
  public OptionalInt width() {
    return isTerminal ? terminalWidth() : OptionalInt.empty();
  }

  /** The same for a message. */
  OptionalInt messageWidth() {
    return isErrTerminal ? terminalWidth() : OptionalInt.empty();
  }

  private OptionalInt terminalWidth() {
    OptionalInt set = number(surroundings.environment().getOrDefault("COLUMNS", ""));
    return set.isPresent() ? set : surroundings.width().columns();
  }

  /** The lines that the terminal has; empty when there is no limit. */
  public OptionalInt height() {
    return isTerminal ? surroundings.width().rows() : OptionalInt.empty();
  }

  private static OptionalInt number(String text) {
    if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalInt.empty();
    }
    int number = Integer.parseInt(text);
    return number >= NARROWEST && number <= WIDEST ? OptionalInt.of(number) : OptionalInt.empty();
  }

  /** Text of the answer in the look of its meaning. */
  public String paint(Tone tone, String text) {
    return isOutColored ? tone.paint(text) : text;
  }

  /** Text of a message in the look of its meaning. */
  String paintMessage(Tone tone, String text) {
    return isErrColored ? tone.paint(text) : text;
  }

  /** A time: how long ago for people, to the millisecond for others. */
  public String time(long wallMillis, long nowMillis) {
    if (!isTerminal) {
      return IsoTime.of(wallMillis);
    }
    return nowMillis < wallMillis
        ? IsoTime.of(wallMillis)
        : Descriptions.duration(nowMillis - wallMillis) + " ago";
  }

  /** The path, or text with paths in it, as people write it: with {@code ~} for their home. */
  public String path(String path) {
    return isTerminal ? withTilde(path) : path;
  }

  /** A message in which paths are as people write them. */
  String message(String text) {
    return isErrTerminal ? withTilde(text) : text;
  }

  /** Quoted paths stay as they are: a shell would not expand them. */
  private String withTilde(String text) {
    String home = surroundings.environment().getOrDefault("HOME", "");
    if (home.length() < 2) {
      return text;
    }
    StringBuilder shortened = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf(home); at >= 0; at = text.indexOf(home, at + 1)) {
      if (isWholePath(text, at, at + home.length())) {
        shortened.append(text, from, at).append('~');
        from = at + home.length();
      }
    }
    return shortened.append(text, from, text.length()).toString();
  }

  private static boolean isWholePath(String text, int start, int end) {
    boolean isBegun = start == 0 || " (:".indexOf(text.charAt(start - 1)) >= 0;
    return isBegun && (end == text.length() || "/ ;,:)".indexOf(text.charAt(end)) >= 0);
  }
}
