package dev.styxy.model;

import java.util.Locale;
import java.util.Optional;

/** The signals that ask or make a process end. POSIX gives them the same numbers everywhere. */
public enum EndSignal {
  HUP(1),
  INT(2),
  QUIT(3),
  ABRT(6),
  KILL(9),
  TERM(15);

  private final int number;

  EndSignal(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /** The signal for {@code TERM}, {@code SIGTERM}, {@code term} or {@code 15}. */
  public static Optional<EndSignal> of(String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    String name = upper.startsWith("SIG") ? upper.substring(3) : upper;
    for (EndSignal signal : values()) {
      if (signal.name().equals(name) || Integer.toString(signal.number).equals(word)) {
        return Optional.of(signal);
      }
    }
    return Optional.empty();
  }
}
