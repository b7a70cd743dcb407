package dev.styxy.core.compose;

import dev.styxy.core.document.Node;
import java.util.Map;

/**
 * Writes values as YAML in one line. Whatever is in a string, it stays in its quotes: all but
 * printable ASCII is escaped, as YAML 1.2 (5.7) and JSON both read it.
 */
final class YamlText {
  private YamlText() {}

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c >= ' ' && c < 0x7f) {
        quoted.append(c);
      } else {
        String digits = Integer.toHexString(c);
        quoted.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
      }
    }
    return quoted.append('"').toString();
  }

  /** A node with all that is in it; numbers stay numbers. */
  static String of(Node node) {
    StringBuilder text = new StringBuilder();
    append(node, text);
    return text.toString();
  }

  private static void append(Node node, StringBuilder text) {
    if (node instanceof Node.Scalar scalar) {
      boolean isNumber = scalar.isPlain() && scalar.text().matches("[0-9]{1,9}");
      text.append(isNumber ? scalar.text() : scalar.isNull() ? "null" : quoted(scalar.text()));
    } else if (node instanceof Node.Items items) {
      String separator = "[";
      for (Node item : items.all()) {
        text.append(separator);
        append(item, text);
        separator = ", ";
      }
      text.append(items.all().isEmpty() ? "[]" : "]");
    } else {
      String separator = "{";
      for (Map.Entry<String, Node> field : node.fields().entrySet()) {
        text.append(separator).append(quoted(field.getKey())).append(": ");
        append(field.getValue(), text);
        separator = ", ";
      }
      text.append(node.fields().isEmpty() ? "{}" : "}");
    }
  }
}
