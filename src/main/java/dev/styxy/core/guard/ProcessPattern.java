package dev.styxy.core.guard;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which processes a command such as pkill means, by their names or their command lines. */
public final class ProcessPattern {
  /** What Linux keeps of a name (TASK_COMM_LEN in linux/sched.h, less the NUL). */
  private static final int LONGEST_NAME = 15;

  private static final int LONGEST_PATTERN = 200;
  private static final int LONGEST_LINE = 4096;

  /** Steps after which a pattern is given up: an expression may take exponential time. */
  private static final int MOST_STEPS = 1_000_000;

  private final Pattern pattern;
  private final boolean isFull;
  private final String words;
  private final boolean isInverse;

  private ProcessPattern(Pattern pattern, boolean isFull, String words, boolean isInverse) {
    this.pattern = pattern;
    this.isFull = isFull;
    this.words = words;
    this.isInverse = isInverse;
  }

  /** All whom this one does not mean: {@code grep -v}. */
  ProcessPattern inverse() {
    return new ProcessPattern(pattern, isFull, words, !isInverse);
  }

  /** As killall(1) and pidof(8) have it: the whole name, or what the kernel keeps of it. */
  static Optional<ProcessPattern> name(String name, boolean isIgnoringCase) {
    String kept = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    return compile("^" + Pattern.quote(kept) + "$", false, isIgnoringCase, name);
  }

  /**
   * As pgrep(1) has it: an extended regular expression that may match anywhere.
   *
   * @param isFull whether it is matched against the command line, not the name
   * @param isExact whether all must match
   */
  static Optional<ProcessPattern> expression(
      String expression, boolean isFull, boolean isExact, boolean isIgnoringCase) {
    String whole = isExact ? "^(?:" + expression + ")$" : expression;
    return compile(whole, isFull, isIgnoringCase, expression);
  }

  private static Optional<ProcessPattern> compile(
      String expression, boolean isFull, boolean isIgnoringCase, String words) {
    if (words.isEmpty() || expression.length() > LONGEST_PATTERN) {
      return Optional.empty();
    }
    try {
      int flags = isIgnoringCase ? Pattern.CASE_INSENSITIVE : 0;
      return Optional.of(
          new ProcessPattern(Pattern.compile(expression, flags), isFull, words, false));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether a process is meant; a pattern that takes too long means none. */
  boolean matches(String name, String commandLine) {
    String text = isFull ? commandLine : name;
    String some = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) : text;
    try {
      return pattern.matcher(new Counted(some, new int[1])).find() != isInverse;
    } catch (TooManySteps e) {
      return false;
    }
  }

  /** As it was typed; an inverse one with a mark. */
  String words() {
    return isInverse ? "!" + words : words;
  }

  private static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManySteps() {
      super("", null, false, false);
    }
  }

  /** A text that counts how often it is looked at. */
  private record Counted(CharSequence text, int[] steps) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++steps[0] > MOST_STEPS) {
        throw new TooManySteps();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.subSequence(start, end), steps);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
