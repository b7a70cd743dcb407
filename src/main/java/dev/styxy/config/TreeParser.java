package dev.styxy.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON with comments and trailing commas, and remembers where everything stands. What is no
 * JSON is named by its place and kind, never repeated: the file may be a link to a private one.
 */
final class TreeParser {
  private static final int DEEPEST = 16;

  private final Problems problems;
  private final TextScanner scanner;
  private int depth;

  /** Where it is, for who made a fault. */
  private KeyPath place = KeyPath.ROOT;

  TreeParser(Problems problems, byte[] text) {
    this.problems = problems;
    this.scanner = new TextScanner(text);
  }

  /** The object that the text holds; empty when it holds none, which is a problem then. */
  Optional<ConfigNode.Fields> parse() {
    try {
      scanner.peek();
      if (scanner.isAtEnd()) {
        problems.error(0, KeyPath.ROOT, "holds nothing", "an empty configuration is {}");
        return Optional.empty();
      }
      ConfigNode root = value(KeyPath.ROOT);
      scanner.peek();
      if (!scanner.isAtEnd()) {
        throw scanner.wants("the end of the file", "keep one object alone");
      }
      return asFields(root);
    } catch (SyntaxFault e) {
      problems.error(e.at(), place, "is not JSON: " + e.getMessage(), e.fix());
      return Optional.empty();
    }
  }

  private Optional<ConfigNode.Fields> asFields(ConfigNode root) {
    if (root instanceof ConfigNode.Fields fields) {
      return Optional.of(fields);
    }
    problems.error(
        root.at(), KeyPath.ROOT, "is " + root.kind() + ", not an object", "write { ... }");
    return Optional.empty();
  }

  private ConfigNode value(KeyPath path) throws SyntaxFault {
    place = path;
    int c = scanner.peek();
    int at = scanner.at();
    return switch (c) {
      case '{' -> fields(path, at);
      case '[' -> items(path, at);
      case '"' -> new ConfigNode.Text(at, scanner.string());
      default -> word(at);
    };
  }

  private ConfigNode word(int at) throws SyntaxFault {
    String word = scanner.word();
    switch (word) {
      case "true":
        return new ConfigNode.Truth(at, true);
      case "false":
        return new ConfigNode.Truth(at, false);
      case "null":
        return new ConfigNode.Nothing(at);
      case "":
        throw scanner.wants(
            "a value",
            scanner.peek() == '\''
                ? "strings stand in double quotes"
                : "write one, or remove the key");
      default:
        if (!isNumber(word)) {
          throw new SyntaxFault(at, "this is no value", "strings stand in double quotes");
        }
        return new ConfigNode.Numeral(at, word);
    }
  }

  /** By the grammar of RFC 8259, §6. */
  private static boolean isNumber(String word) {
    int at = word.startsWith("-") ? 1 : 0;
    int whole = digits(word, at);
    boolean isPadded = whole > 1 && word.charAt(at) == '0';
    int end = at + whole;
    if (whole == 0 || isPadded) {
      return false;
    }
    if (end < word.length() && word.charAt(end) == '.') {
      int fraction = digits(word, end + 1);
      end += fraction == 0 ? 0 : fraction + 1;
    }
    if (end < word.length() && (word.charAt(end) == 'e' || word.charAt(end) == 'E')) {
      boolean isSigned = end + 1 < word.length() && "+-".indexOf(word.charAt(end + 1)) >= 0;
      int exponent = digits(word, end + (isSigned ? 2 : 1));
      end += exponent == 0 ? 0 : exponent + (isSigned ? 2 : 1);
    }
    return end == word.length();
  }

  private static int digits(String word, int from) {
    int at = from;
    while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
      at++;
    }
    return at - from;
  }

  private ConfigNode fields(KeyPath path, int at) throws SyntaxFault {
    descend();
    List<ConfigNode.Field> fields = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    boolean hasMore = !scanner.takes('}');
    while (hasMore) {
      field(path, fields, seen);
      place = path;
      hasMore = scanner.takes(',') && scanner.peek() != '}';
      if (!hasMore && !scanner.takes('}')) {
        throw scanner.wants("',' or '}'", scanner.isAtEnd() ? "close it" : "put a ',' before it");
      }
    }
    depth--;
    return new ConfigNode.Fields(at, fields);
  }

  private void field(KeyPath path, List<ConfigNode.Field> fields, Map<String, Integer> seen)
      throws SyntaxFault {
    if (scanner.peek() != '"') {
      throw scanner.wants("a key in double quotes", "write \"key\": value");
    }
    int at = scanner.at();
    String key = scanner.string();
    KeyPath keyPath = path.child(key);
    place = keyPath;
    if (!scanner.takes(':')) {
      throw scanner.wants("':'", "write \"" + key + "\": value");
    }
    ConfigNode value = value(keyPath);
    Integer first = seen.putIfAbsent(key, at);
    if (first == null) {
      fields.add(new ConfigNode.Field(key, at, value));
      return;
    }
    problems.secondKey(at, first, keyPath);
  }

  private ConfigNode items(KeyPath path, int at) throws SyntaxFault {
    descend();
    List<ConfigNode> items = new ArrayList<>();
    boolean hasMore = !scanner.takes(']');
    while (hasMore) {
      items.add(value(path.item(items.size())));
      place = path;
      hasMore = scanner.takes(',') && scanner.peek() != ']';
      if (!hasMore && !scanner.takes(']')) {
        throw scanner.wants("',' or ']'", scanner.isAtEnd() ? "close it" : "put a ',' before it");
      }
    }
    depth--;
    return new ConfigNode.Items(at, items);
  }

  /** Takes the opening bracket. */
  private void descend() throws SyntaxFault {
    depth++;
    if (depth > DEEPEST) {
      throw new SyntaxFault(
          scanner.at(),
          "more than " + DEEPEST + " objects and arrays within one another",
          "nest fewer of them");
    }
    if (!scanner.takes('{') && !scanner.takes('[')) {
      throw scanner.wants("'{' or '['", "write { ... }");
    }
  }
}
