package dev.styxy.core.hooks;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads JSON (RFC 8259) so that it can be changed in place: every value knows where it stands.
 * Comments, trailing commas and a byte order mark are passed over, as some agents allow them.
 */
final class JsonText {
  private static final int DEEPEST = 200;

  /** A byte order mark of UTF-8, read as Latin-1. */
  private static final String LATIN_MARK = "\u00ef\u00bb\u00bf";

  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";

  private final String text;
  private int at;
  private int depth;

  private JsonText(String text) {
    this.text = text;
    this.at = text.startsWith("\ufeff") ? 1 : text.startsWith(LATIN_MARK) ? LATIN_MARK.length() : 0;
  }

  static JsonNode.ObjectNode object(String text) throws NotJson {
    JsonText reader = new JsonText(text);
    reader.skip();
    if (!reader.isNext('{')) {
      throw reader.fault("expected an object in braces");
    }
    JsonNode.ObjectNode object = reader.object();
    reader.skip();
    if (reader.at < text.length()) {
      throw reader.fault("expected nothing more");
    }
    return object;
  }

  private JsonNode value() throws NotJson {
    skip();
    if (isNext('{')) {
      return object();
    }
    if (isNext('[')) {
      return array();
    }
    if (isNext('"')) {
      int start = at;
      String value = string();
      return new JsonNode.StringNode(start, at, value);
    }
    int start = at;
    while (at < text.length() && isPartOfWord(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw fault("expected a value");
    }
    return new JsonNode.OtherNode(start, at, text.substring(start, at));
  }

  private static boolean isPartOfWord(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '-'
        || c == '+'
        || c == '.';
  }

  private JsonNode.ObjectNode object() throws NotJson {
    int start = open();
    List<JsonNode.Member> members = new ArrayList<>();
    while (!closes('}')) {
      if (!isNext('"')) {
        throw fault("expected a name in double quotes");
      }
      int nameAt = at;
      String name = string();
      skip();
      take(':');
      members.add(new JsonNode.Member(nameAt, name, value()));
      separate('}');
    }
    return new JsonNode.ObjectNode(start, close(), members);
  }

  private JsonNode.ArrayNode array() throws NotJson {
    int start = open();
    List<JsonNode> items = new ArrayList<>();
    while (!closes(']')) {
      items.add(value());
      separate(']');
    }
    return new JsonNode.ArrayNode(start, close(), items);
  }

  private int open() throws NotJson {
    if (++depth > DEEPEST) {
      throw fault("expected less nesting");
    }
    return at++;
  }

  private int close() {
    depth--;
    return ++at;
  }

  private boolean closes(char bracket) throws NotJson {
    skip();
    return isNext(bracket);
  }

  private void separate(char bracket) throws NotJson {
    skip();
    if (!isNext(bracket)) {
      take(',');
    }
  }

  private void take(char c) throws NotJson {
    if (!isNext(c)) {
      throw fault("expected '" + c + "'");
    }
    at++;
  }

  private boolean isNext(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private String string() throws NotJson {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw fault("expected the end of a string");
      }
      value.append(c == '\\' ? escape() : c);
    }
    if (at >= text.length()) {
      throw fault("expected the end of a string");
    }
    at++;
    return value.toString();
  }

  private char escape() throws NotJson {
    char kind = at < text.length() ? text.charAt(at++) : ' ';
    if (kind == 'u' && at + 4 <= text.length()) {
      int code = 0;
      for (int i = 0; i < 4; i++) {
        int digit = Character.digit(text.charAt(at++), 16);
        if (digit < 0) {
          throw fault("expected four hexadecimal digits");
        }
        code = code * 16 + digit;
      }
      return (char) code;
    }
    int place = ESCAPES.indexOf(kind);
    if (place < 0) {
      throw fault("expected an escape");
    }
    return ESCAPED.charAt(place);
  }

  /** Passes over white space and comments. */
  private void skip() throws NotJson {
    while (at < text.length()) {
      if (" \t\r\n".indexOf(text.charAt(at)) >= 0) {
        at++;
      } else if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
          throw fault("expected the end of a comment");
        }
        at = end + 2;
      } else {
        return;
      }
    }
  }

  private NotJson fault(String expected) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < at && i < text.length(); i++) {
      column = text.charAt(i) == '\n' ? 1 : column + 1;
      line += text.charAt(i) == '\n' ? 1 : 0;
    }
    return new NotJson("line " + line + ", column " + column + ": " + expected);
  }
}
