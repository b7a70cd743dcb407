package dev.styxy.model;

/** Ports from {@code first} to {@code last}, both included; 1 to 65535, never empty. */
public record PortRange(int first, int last) {
  public static final int LOWEST = 1;
  public static final int HIGHEST = 65535;

  public PortRange {
    if (!isPort(first) || !isPort(last) || first > last) {
      throw new IllegalArgumentException("not a port range: " + first + "-" + last);
    }
  }

  public static boolean isPort(int number) {
    return number >= LOWEST && number <= HIGHEST;
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
