package dev.styxy.core.compose;

import dev.styxy.model.PortRange;
import java.util.Optional;

/** {@code 3000} or {@code 3000-3005}, as both sides of an entry may be written. */
record PortSpan(int first, int last) {

  static Optional<PortSpan> of(String text) {
    int dash = text.indexOf('-');
    int first = number(dash < 0 ? text : text.substring(0, dash));
    int last = dash < 0 ? first : number(text.substring(dash + 1));
    return PortRange.isPort(first) && PortRange.isPort(last) && first <= last
        ? Optional.of(new PortSpan(first, last))
        : Optional.empty();
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
  }

  int size() {
    return last - first + 1;
  }
}
