package dev.styxy.cli.table;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A line with places for columns: <code>{port} {name}</code>. A brace is written twice to stand for
 * itself; {@code \t} and {@code \n} are the tab and the end of a line.
 */
final class Pattern {

  /** Text as it is, or the place of a column; one of the two is null-free by its type. */
  private sealed interface Part {
    record Text(String text) implements Part {}

    record Place(Column column) implements Part {}
  }

  private final List<Part> parts;

  private Pattern(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * Reads a pattern.
   *
   * @param columns finds a column by its name, or throws
   */
  static Pattern parse(String pattern, Function<String, Column> columns) {
    List<Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < pattern.length()) {
      String two = pattern.substring(at, Math.min(at + 2, pattern.length()));
      String literal = literal(two);
      if (!literal.isEmpty()) {
        text.append(literal);
        at += 2;
      } else if (pattern.charAt(at) == '{') {
        int end = pattern.indexOf('}', at);
        if (end < 0) {
          throw new StyxyException(
              FailureCode.USAGE, "the pattern '" + pattern + "' has a '{' without a matching '}'");
        }
        parts.add(new Part.Text(text.toString()));
        parts.add(new Part.Place(columns.apply(pattern.substring(at + 1, end))));
        text.setLength(0);
        at = end + 1;
      } else {
        text.append(pattern.charAt(at));
        at++;
      }
    }
    parts.add(new Part.Text(text.toString()));
    return new Pattern(parts);
  }

  private static String literal(String two) {
    return switch (two) {
      case "{{" -> "{";
      case "}}" -> "}";
      case "\\t" -> "\t";
      case "\\n" -> "\n";
      case "\\\\" -> "\\";
      default -> "";
    };
  }

  /** The line with the cells of one row in their places. */
  String fill(Function<Column, String> cells) {
    StringBuilder line = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Part.Place place) {
        line.append(cells.apply(place.column()));
      } else if (part instanceof Part.Text text) {
        line.append(text.text());
      }
    }
    return line.toString();
  }
}
