package dev.styxy.core.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value in a JSON or YAML text, its tag, and its line, counted from 1. */
public sealed interface Node {
  int line();

  /** YAML's own tag, such as {@code !override}; empty for none. */
  String tag();

  /**
   * A word, a number or a string.
   *
   * @param isPlain whether it stands without quotes, so that it may be a number or null
   */
  record Scalar(int line, String tag, String text, boolean isPlain) implements Node {
    /** What YAML's core schema (1.2.2, 10.3.2) reads as null. */
    public boolean isNull() {
      return isPlain
          && (text.isEmpty()
              || text.equals("~")
              || text.equals("null")
              || text.equals("Null")
              || text.equals("NULL"));
    }
  }

  record Items(int line, String tag, List<Node> all) implements Node {}

  /** Each key once, in the order of the text. */
  record Fields(int line, String tag, Map<String, Node> all) implements Node {}

  /** The value of a key, unless this is no object or the value is null. */
  default Optional<Node> get(String key) {
    Node found = this instanceof Fields fields ? fields.all().get(key) : null;
    return found == null || found instanceof Scalar scalar && scalar.isNull()
        ? Optional.empty()
        : Optional.of(found);
  }

  /** The values at the end of a path of keys. */
  default Optional<Node> at(String... keys) {
    Optional<Node> node = Optional.of(this);
    for (String key : keys) {
      node = node.isPresent() ? node.get().get(key) : node;
    }
    return node;
  }

  /** The text of a key's value, if that is a scalar. */
  default Optional<String> text(String... keys) {
    return at(keys).isPresent() && at(keys).get() instanceof Scalar scalar
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** The fields, if this is an object; else none. */
  default Map<String, Node> fields() {
    return this instanceof Fields fields ? fields.all() : Map.of();
  }

  /** The items, if this is an array; else none. */
  default List<Node> items() {
    return this instanceof Items items ? items.all() : List.of();
  }
}
