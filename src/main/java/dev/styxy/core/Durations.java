package dev.styxy.core;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Ttl;

/** Reads spans of time as people type them: {@code 45m}, {@code 2h}, {@code 1h30m}, {@code 90s}. */
public final class Durations {
  private static final long MOST_SECONDS = Ttl.LONGEST_SECONDS;

  private Durations() {}

  /**
   * A limit for a lease; {@code none} for no limit.
   *
   * @throws StyxyException when it is nothing of the kind, or out of range
   */
  public static Ttl ttl(String text) {
    if (text.equals("none")) {
      return Ttl.NONE;
    }
    long seconds = seconds(text, FailureCode.INVALID_TTL);
    if (seconds == 0) {
      throw invalid(text, FailureCode.INVALID_TTL);
    }
    return Ttl.ofSeconds(seconds);
  }

  /**
   * A time to wait, in milliseconds; {@code 0} is fine.
   *
   * @throws StyxyException when it is nothing of the kind, or out of range
   */
  public static long waitMillis(String text) {
    return text.equals("0") ? 0 : seconds(text, FailureCode.USAGE) * 1000;
  }

  private static long seconds(String text, FailureCode code) {
    long total = 0;
    int at = 0;
    while (at < text.length()) {
      int unit = at;
      while (unit < text.length() && isDigit(text.charAt(unit))) {
        unit++;
      }
      if (unit == at || unit - at > 9 || unit == text.length()) {
        throw invalid(text, code);
      }
      total += Long.parseLong(text.substring(at, unit)) * secondsPer(text.charAt(unit), text, code);
      at = unit + 1;
    }
    if (text.isEmpty() || total > MOST_SECONDS) {
      throw invalid(text, code);
    }
    return total;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static long secondsPer(char unit, String text, FailureCode code) {
    return switch (unit) {
      case 's' -> 1;
      case 'm' -> 60;
      case 'h' -> 60 * 60;
      case 'd' -> 24 * 60 * 60;
      default -> throw invalid(text, code);
    };
  }

  private static StyxyException invalid(String text, FailureCode code) {
    boolean isLease = code == FailureCode.INVALID_TTL;
    return new StyxyException(
        code,
        "'"
            + text
            + "' is not a time; it is a number with s, m, h or d, "
            + (isLease ? "from 1s to 366d" : "up to 366d, or 0"),
        isLease ? "45m, 2h, 1h30m or none" : "45m, 2h, 1h30m or 0");
  }
}
