package dev.styxy.format.json;

import dev.styxy.core.document.Node;
import dev.styxy.json.JsonFault;
import dev.styxy.json.JsonLexer;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON text that is not ours, such as package.json; comments are tolerated as npm's kin do. */
public final class JsonDocument {
  private static final int DEEPEST = 64;

  private final String name;
  private final JsonLexer lexer;
  private int depth;

  /**
   * A text.
   *
   * @param name the file's, for messages
   */
  public JsonDocument(byte[] text, String name) {
    this.name = name;
    this.lexer = JsonLexer.withComments(text);
  }

  /** The whole of it. */
  public Node read() {
    try {
      Node root = value();
      lexer.peek();
      if (!lexer.isAtEnd()) {
        throw lexer.expected("the end of the file", "keep only one value");
      }
      return root;
    } catch (JsonFault e) {
      throw new StyxyException(
          FailureCode.CONFIG_INVALID,
          name + ":" + lexer.line() + ": is not JSON: " + e.getMessage(),
          e.fix());
    }
  }

  private Node value() throws JsonFault {
    int c = lexer.peek();
    return switch (c) {
      case '{' -> fields();
      case '[' -> items();
      case '"' -> new Node.Scalar(0, "", lexer.string(), false);
      default -> word();
    };
  }

  private Node word() throws JsonFault {
    String word = lexer.word();
    if (word.isEmpty()) {
      throw lexer.expected("a value", "write one");
    }
    return new Node.Scalar(0, "", word, true);
  }

  private Node fields() throws JsonFault {
    enter();
    Map<String, Node> all = new LinkedHashMap<>();
    lexer.takes('{');
    while (!lexer.takes('}')) {
      lexer.peek();
      String key = lexer.string();
      if (!lexer.takes(':')) {
        throw lexer.expected("':'", "put a colon after the key");
      }
      all.put(key, value());
      if (!lexer.takes(',') && lexer.peek() != '}') {
        throw lexer.expected("',' or '}'", "put a comma between two fields");
      }
    }
    depth--;
    return new Node.Fields(0, "", all);
  }

  private Node items() throws JsonFault {
    enter();
    List<Node> all = new ArrayList<>();
    lexer.takes('[');
    while (!lexer.takes(']')) {
      all.add(value());
      if (!lexer.takes(',') && lexer.peek() != ']') {
        throw lexer.expected("',' or ']'", "put a comma between two items");
      }
    }
    depth--;
    return new Node.Items(0, "", all);
  }

  private void enter() throws JsonFault {
    depth++;
    if (depth > DEEPEST) {
      throw lexer.expected("less nesting", "it is nested deeper than " + DEEPEST);
    }
  }
}
