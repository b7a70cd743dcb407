package dev.styxy.core.guard;

import dev.styxy.model.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Finds the numbers of ports in words. */
final class PortWords {
  /** More ports than this in one word are not told apart. */
  static final int MOST = 1000;

  private PortWords() {}

  /** The port that the whole word is. */
  static OptionalInt port(String word) {
    if (word.isEmpty() || word.length() > 5 || !isDigits(word)) {
      return OptionalInt.empty();
    }
    int port = Integer.parseInt(word);
    return PortRange.isPort(port) ? OptionalInt.of(port) : OptionalInt.empty();
  }

  /** The port of {@code 3000}, {@code :3000}, {@code localhost:3000}, {@code tcp://[::]:3000/}. */
  static OptionalInt ofAddress(String word) {
    String address = word.substring(word.indexOf("://") < 0 ? 0 : word.indexOf("://") + 3);
    int slash = address.indexOf('/');
    String host = slash < 0 ? address : address.substring(0, slash);
    return port(host.substring(host.lastIndexOf(':') + 1));
  }

  /**
   * The ports after the last colon, as {@code lsof -i} takes them: {@code tcp:3000,8000-8002}
   * (lsof(8)).
   */
  static List<Integer> afterColon(String word) {
    int colon = word.lastIndexOf(':');
    return colon < 0 ? List.of() : list(word.substring(colon + 1));
  }

  /** {@code 3000,8000-8002}; more than {@link #MOST} where these are not all. */
  static List<Integer> list(String words) {
    List<Integer> ports = new ArrayList<>();
    for (String part : words.split(",")) {
      int dash = part.indexOf('-');
      OptionalInt first = port(dash < 0 ? part : part.substring(0, dash));
      OptionalInt last = dash < 0 ? first : port(part.substring(dash + 1));
      if (first.isPresent() && last.isPresent()) {
        for (int port = first.getAsInt(); port <= last.getAsInt() && ports.size() <= MOST; port++) {
          ports.add(port);
        }
      }
    }
    return ports;
  }

  /** The numbers of two to five digits that stand alone in an expression, as of grep. */
  static List<Integer> within(String expression) {
    List<Integer> ports = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= expression.length(); i++) {
      boolean isWord = i < expression.length() && Character.isLetterOrDigit(expression.charAt(i));
      if (isWord && start < 0) {
        start = i;
      } else if (!isWord && start >= 0) {
        String word = expression.substring(start, i);
        start = -1;
        if (word.length() > 1) {
          port(word).ifPresent(ports::add);
        }
      }
    }
    return ports;
  }

  private static boolean isDigits(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
