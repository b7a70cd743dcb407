package dev.styxy.cli.mcp;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON that was read. */
sealed interface JsonValue {

  /** The members in their order. */
  record Structure(Map<String, JsonValue> members) implements JsonValue {
    Optional<JsonValue> member(String name) {
      return Optional.ofNullable(members.get(name));
    }

    /** A member that says something: null counts as left out, as some clients write it. */
    Optional<JsonValue> given(String name) {
      return member(name).filter(value -> !(value instanceof Null));
    }

    /** A member that is a text; absent too when it is something else. */
    Optional<String> text(String name) {
      return members.get(name) instanceof Text text ? Optional.of(text.text()) : Optional.empty();
    }

    /** A member that is an object; absent too when it is something else. */
    Optional<Structure> structure(String name) {
      return members.get(name) instanceof Structure found ? Optional.of(found) : Optional.empty();
    }
  }

  record Sequence(List<JsonValue> elements) implements JsonValue {}

  record Text(String text) implements JsonValue {}

  /** A number exactly as it was written. */
  record Numeral(String digits) implements JsonValue {
    boolean isInteger() {
      return digits.indexOf('.') < 0 && digits.indexOf('e') < 0 && digits.indexOf('E') < 0;
    }
  }

  record Flag(boolean isTrue) implements JsonValue {}

  record Null() implements JsonValue {}
}
