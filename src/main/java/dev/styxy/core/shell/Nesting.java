package dev.styxy.core.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Knows which compound commands are open where a script is read. */
final class Nesting {
  private final Deque<Frame> frames = new ArrayDeque<>();

  /** What a compound command is. */
  enum Kind {
    CONDITION,
    LOOP,
    CASE,
    GROUP,
    SUBSHELL
  }

  /**
   * One that is open.
   *
   * @param start how many pipelines were there before
   * @param function whose body it is
   */
  record Frame(Kind kind, int start, Optional<String> function) {}

  void open(Kind kind, int start, Optional<String> function) {
    frames.push(new Frame(kind, start, function));
  }

  /** The innermost one if it is of this kind; it is closed. */
  Optional<Frame> close(Kind kind) {
    return !frames.isEmpty() && frames.peek().kind() == kind
        ? Optional.of(frames.pop())
        : Optional.empty();
  }

  /** Whether what stands here may not run. */
  boolean isConditional() {
    for (Frame frame : frames) {
      if (frame.kind() != Kind.GROUP && frame.kind() != Kind.SUBSHELL) {
        return true;
      }
    }
    return false;
  }

  /** What a reserved word opens. */
  static Optional<Kind> opened(String word) {
    return switch (word) {
      case "if" -> Optional.of(Kind.CONDITION);
      case "while", "until", "for", "select" -> Optional.of(Kind.LOOP);
      case "case" -> Optional.of(Kind.CASE);
      case "{" -> Optional.of(Kind.GROUP);
      default -> Optional.empty();
    };
  }

  /** What a reserved word closes. */
  static Optional<Kind> closed(String word) {
    return switch (word) {
      case "fi" -> Optional.of(Kind.CONDITION);
      case "done" -> Optional.of(Kind.LOOP);
      case "esac" -> Optional.of(Kind.CASE);
      case "}" -> Optional.of(Kind.GROUP);
      default -> Optional.empty();
    };
  }
}
