package dev.styxy.os.windows;

import dev.styxy.model.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decodes what netsh shows. Its words are in the language of the system, its numbers are not: only
 * they are read.
 */
final class NetshRanges {
  private NetshRanges() {}

  /**
   * {@code show excludedportrange protocol=tcp}: a line a range, the first port and the last, and a
   * star where an administrator made it.
   */
  static List<PortRange> excluded(List<String> lines) {
    List<PortRange> ranges = new ArrayList<>();
    for (String line : lines) {
      String bare = line.replace('*', ' ').strip();
      List<Integer> numbers = numbers(bare);
      boolean isRange =
          numbers.size() == 2
              && bare.chars().allMatch(c -> Character.isDigit(c) || Character.isWhitespace(c));
      if (isRange && isOrdered(numbers.get(0), numbers.get(1))) {
        ranges.add(new PortRange(numbers.get(0), numbers.get(1)));
      }
    }
    return ranges;
  }

  /**
   * {@code show dynamicport tcp}: after a title, a line with the first port and a line with how
   * many there are, each behind a colon.
   */
  static Optional<PortRange> dynamic(List<String> lines) {
    List<Integer> values = new ArrayList<>();
    for (String line : lines) {
      List<Integer> numbers = numbers(line.substring(line.lastIndexOf(':') + 1));
      if (line.indexOf(':') >= 0 && numbers.size() == 1) {
        values.add(numbers.get(0));
      }
    }
    if (values.size() != 2) {
      return Optional.empty();
    }
    int last = values.get(0) + values.get(1) - 1;
    return isOrdered(values.get(0), last)
        ? Optional.of(new PortRange(values.get(0), last))
        : Optional.empty();
  }

  private static boolean isOrdered(int first, int last) {
    return PortRange.isPort(first) && PortRange.isPort(last) && first <= last;
  }

  /** The numbers of a line, each too long for a port as one that is none. */
  private static List<Integer> numbers(String line) {
    List<Integer> numbers = new ArrayList<>();
    for (String word : line.split("\\D+")) {
      if (!word.isEmpty()) {
        numbers.add(word.length() > 5 ? Integer.MAX_VALUE : Integer.parseInt(word));
      }
    }
    return numbers;
  }
}
