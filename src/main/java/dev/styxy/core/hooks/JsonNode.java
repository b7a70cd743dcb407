package dev.styxy.core.hooks;

import java.util.List;
import java.util.Optional;

/** A value of a JSON text, with where it stands: from {@code start} to before {@code end}. */
sealed interface JsonNode {
  int start();

  int end();

  /** Members in braces. */
  record ObjectNode(int start, int end, List<Member> members) implements JsonNode {

    /** The only member of that name; empty when there is none. */
    Optional<Member> member(String name) {
      return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    boolean hasTwice(String name) {
      return members.stream().filter(member -> member.name().equals(name)).count() > 1;
    }
  }

  /** Items in brackets. */
  record ArrayNode(int start, int end, List<JsonNode> items) implements JsonNode {}

  /** A string, without quotes and escapes. */
  record StringNode(int start, int end, String value) implements JsonNode {}

  /** A number or a word. */
  record OtherNode(int start, int end, String text) implements JsonNode {}

  /** A name with its value; it starts with the quote of the name. */
  record Member(int start, String name, JsonNode value) {
    int end() {
      return value.end();
    }
  }

  /** The string at the end of a path of names, or this one; empty when there is none. */
  default Optional<String> string(String... path) {
    Optional<JsonNode> at = Optional.of(this);
    for (String name : path) {
      at =
          at.filter(ObjectNode.class::isInstance)
              .flatMap(node -> ((ObjectNode) node).member(name))
              .map(Member::value);
    }
    return at.filter(StringNode.class::isInstance).map(node -> ((StringNode) node).value());
  }
}
