package dev.styxy.model;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes instants as ISO 8601 in UTC, without the formatter classes, which are slow to start. */
public final class IsoTime {
  private IsoTime() {}

  /** {@code 2026-11-23T20:35:07.120Z}, always with milliseconds. */
  public static String of(long wallMillis) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(Math.floorDiv(wallMillis, 1000), 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(24);
    pad(text, time.getYear(), 4).append('-');
    pad(text, time.getMonthValue(), 2).append('-');
    pad(text, time.getDayOfMonth(), 2).append('T');
    pad(text, time.getHour(), 2).append(':');
    pad(text, time.getMinute(), 2).append(':');
    pad(text, time.getSecond(), 2).append('.');
    return pad(text, Math.floorMod(wallMillis, 1000), 3).append('Z').toString();
  }

  private static StringBuilder pad(StringBuilder text, int number, int width) {
    String digits = Integer.toString(number);
    for (int i = digits.length(); i < width; i++) {
      text.append('0');
    }
    return text.append(digits);
  }
}
