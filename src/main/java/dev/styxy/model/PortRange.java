package dev.styxy.model;

import java.util.OptionalInt;

/** Ports from {@code first} to {@code last}, both included; 1 to 65535, never empty. */
public record PortRange(int first, int last) {
  public static final int LOWEST = 1;
  public static final int HIGHEST = 65535;
  private static final int MOST_DIGITS = 5;

  public PortRange {
    if (!isPort(first) || !isPort(last) || first > last) {
      throw new IllegalArgumentException("not a port range: " + first + "-" + last);
    }
  }

  public static boolean isPort(int number) {
    return number >= LOWEST && number <= HIGHEST;
  }

  /** The port that a text is, if it is one. */
  public static OptionalInt portOf(String text) {
    if (text.isEmpty() || text.length() > MOST_DIGITS) {
      return OptionalInt.empty();
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return OptionalInt.empty();
      }
      number = number * 10 + digit;
    }
    return isPort(number) ? OptionalInt.of(number) : OptionalInt.empty();
  }

  public boolean contains(int port) {
    return port >= first && port <= last;
  }

  public boolean overlaps(PortRange other) {
    return first <= other.last && other.first <= last;
  }

  public int size() {
    return last - first + 1;
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }
}
