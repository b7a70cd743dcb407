package dev.styxy.config;

import dev.styxy.json.JsonFault;
import dev.styxy.json.JsonLexer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON with comments and trailing commas, and keeps positions. Messages never repeat text
 * that is not JSON: the file may be a link to a private one.
 */
final class TreeParser {
  private static final int DEEPEST = 16;

  private final Problems problems;
  private final JsonLexer lexer;
  private int depth;

  /** The key that is being read, to name in a fault. */
  private KeyPath place = KeyPath.ROOT;

  TreeParser(Problems problems, byte[] text) {
    this.problems = problems;
    this.lexer = JsonLexer.withComments(text);
  }

  /** The object in the text; absent, with a problem, when there is none. */
  Optional<ConfigNode.Fields> parse() {
    try {
      lexer.peek();
      if (lexer.isAtEnd()) {
        problems.error(0, KeyPath.ROOT, "is empty", "an empty configuration is {}");
        return Optional.empty();
      }
      ConfigNode root = value(KeyPath.ROOT);
      lexer.peek();
      if (!lexer.isAtEnd()) {
        throw lexer.expected("the end of the file", "keep only one object");
      }
      return asFields(root);
    } catch (JsonFault e) {
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

  private ConfigNode value(KeyPath path) throws JsonFault {
    place = path;
    int c = lexer.peek();
    int at = lexer.at();
    return switch (c) {
      case '{' -> fields(path, at);
      case '[' -> items(path, at);
      case '"' -> new ConfigNode.Text(at, lexer.string());
      default -> word(at);
    };
  }

  private ConfigNode word(int at) throws JsonFault {
    String word = lexer.word();
    switch (word) {
      case "true":
        return new ConfigNode.Truth(at, true);
      case "false":
        return new ConfigNode.Truth(at, false);
      case "null":
        return new ConfigNode.Nothing(at);
      case "":
        throw lexer.expected(
            "a value",
            lexer.peek() == '\'' ? "put strings in double quotes" : "write one, or remove the key");
      default:
        if (!isNumber(word)) {
          throw new JsonFault(at, "this is not a value", "put strings in double quotes");
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

  private ConfigNode fields(KeyPath path, int at) throws JsonFault {
    descend();
    List<ConfigNode.Field> fields = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    boolean hasMore = !lexer.takes('}');
    while (hasMore) {
      field(path, fields, seen);
      place = path;
      hasMore = lexer.takes(',') && lexer.peek() != '}';
      if (!hasMore && !lexer.takes('}')) {
        throw lexer.expected("',' or '}'", lexer.isAtEnd() ? "close it" : "put a ',' before it");
      }
    }
    depth--;
    return new ConfigNode.Fields(at, fields);
  }

  private void field(KeyPath path, List<ConfigNode.Field> fields, Map<String, Integer> seen)
      throws JsonFault {
    if (lexer.peek() != '"') {
      throw lexer.expected("a key in double quotes", "write \"key\": value");
    }
    int at = lexer.at();
    String key = lexer.string();
    KeyPath keyPath = path.child(key);
    place = keyPath;
    if (!lexer.takes(':')) {
      throw lexer.expected("':'", "write \"" + key + "\": value");
    }
    ConfigNode value = value(keyPath);
    Integer first = seen.putIfAbsent(key, at);
    if (first == null) {
      fields.add(new ConfigNode.Field(key, at, value));
      return;
    }
    problems.secondKey(at, first, keyPath);
  }

  private ConfigNode items(KeyPath path, int at) throws JsonFault {
    descend();
    List<ConfigNode> items = new ArrayList<>();
    boolean hasMore = !lexer.takes(']');
    while (hasMore) {
      items.add(value(path.item(items.size())));
      place = path;
      hasMore = lexer.takes(',') && lexer.peek() != ']';
      if (!hasMore && !lexer.takes(']')) {
        throw lexer.expected("',' or ']'", lexer.isAtEnd() ? "close it" : "put a ',' before it");
      }
    }
    depth--;
    return new ConfigNode.Items(at, items);
  }

  /** Takes the opening bracket. */
  private void descend() throws JsonFault {
    depth++;
    if (depth > DEEPEST) {
      throw new JsonFault(
          lexer.at(),
          "more than " + DEEPEST + " objects and arrays within one another",
          "nest fewer of them");
    }
    if (!lexer.takes('{') && !lexer.takes('[')) {
      throw lexer.expected("'{' or '['", "write { ... }");
    }
  }
}
