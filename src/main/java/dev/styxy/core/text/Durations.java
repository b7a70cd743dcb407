package dev.styxy.core.text;

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
   * A time to wait, in milliseconds; {@code 0} is fine, {@code 500ms} too, and a bare number is
   * seconds.
   *
   * @throws StyxyException when it is nothing of the kind, or out of range
   */
  public static long waitMillis(String text) {
    boolean isMillis = text.endsWith("ms");
    String digits = isMillis ? text.substring(0, text.length() - 2) : text;
    if (!isNumber(digits)) {
      return seconds(text, FailureCode.USAGE) * 1000;
    }
    long number = Long.parseLong(digits);
    long millis = isMillis ? number : number * 1000;
    if (millis > MOST_SECONDS * 1000) {
      throw invalid(text, FailureCode.USAGE);
    }
    return millis;
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 9;
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
    if (code == FailureCode.USAGE) {
      return new StyxyException(
          code,
          "'" + text + "' is not a time; it is a number with ms, s, m, h or d, up to 366d",
          "500ms, 5s or 1m30s");
    }
    return new StyxyException(
        code,
        "'" + text + "' is not a time; it is a number with s, m, h or d, from 1s to 366d",
        "45m, 2h, 1h30m or none");
  }
}
