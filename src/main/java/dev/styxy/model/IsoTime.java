package dev.styxy.model;

import java.time.LocalDate;

/**
 * Writes instants as ISO 8601 in UTC, without the classes for formats and for times of day, which
 * are slow to start.
 */
public final class IsoTime {
  private static final long MILLIS_PER_DAY = 86_400_000;

  private IsoTime() {}

  /** {@code 2026-11-23T20:35:07.120Z}, always with milliseconds. */
  public static String of(long wallMillis) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(wallMillis, MILLIS_PER_DAY));
    int millis = Math.floorMod(wallMillis, (int) MILLIS_PER_DAY);
    StringBuilder text = new StringBuilder(24);
    pad(text, day.getYear(), 4).append('-');
    pad(text, day.getMonthValue(), 2).append('-');
    pad(text, day.getDayOfMonth(), 2).append('T');
    pad(text, millis / 3_600_000, 2).append(':');
    pad(text, millis / 60_000 % 60, 2).append(':');
    pad(text, millis / 1000 % 60, 2).append('.');
    return pad(text, millis % 1000, 3).append('Z').toString();
  }

  private static StringBuilder pad(StringBuilder text, int number, int width) {
    String digits = Integer.toString(number);
    for (int i = digits.length(); i < width; i++) {
      text.append('0');
    }
    return text.append(digits);
  }
}
