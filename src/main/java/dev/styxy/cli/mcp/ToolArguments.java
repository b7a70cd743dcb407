package dev.styxy.cli.mcp;

import dev.styxy.core.text.NearestWord;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of a call, of the kinds that the tool's schema names. What the values mean is for
 * the command to judge, as if they were typed.
 */
final class ToolArguments {
  private final Map<String, JsonValue> given = new LinkedHashMap<>();

  /**
   * Arguments for a tool. One that is null counts as left out.
   *
   * @throws StyxyException when the schema forbids them
   */
  ToolArguments(Tool tool, JsonValue.Structure arguments) {
    Set<String> known = tool.input().structure("properties").orElseThrow().members().keySet();
    for (Map.Entry<String, JsonValue> argument : arguments.members().entrySet()) {
      JsonValue.Structure schema =
          tool.argument(argument.getKey())
              .orElseThrow(() -> unknown(argument.getKey(), tool, known));
      if (!(argument.getValue() instanceof JsonValue.Null)) {
        check(argument.getKey(), argument.getValue(), schema);
        given.put(argument.getKey(), argument.getValue());
      }
    }
    tool.input().member("required").ifPresent(required -> demand((JsonValue.Sequence) required));
  }

  private static StyxyException unknown(String name, Tool tool, Set<String> known) {
    Optional<String> nearest = NearestWord.to(name, known);
    return refusal(
        tool.name()
            + " has no argument '"
            + name
            + "'; it has "
            + String.join(", ", known)
            + nearest.map(near -> "; did you mean '" + near + "'?").orElse(""));
  }

  private void demand(JsonValue.Sequence required) {
    for (JsonValue name : required.elements()) {
      if (!given.containsKey(((JsonValue.Text) name).text())) {
        throw refusal("the argument '" + ((JsonValue.Text) name).text() + "' is missing");
      }
    }
  }

  private static void check(String name, JsonValue value, JsonValue.Structure schema) {
    List<String> kinds = texts(schema.member("type").orElseThrow());
    if (!isOfAKind(value, kinds)) {
      throw refusal("the argument '" + name + "' is to be " + String.join(" or ", kinds));
    }
    Optional<JsonValue> choice = schema.member("enum");
    if (choice.isPresent() && !texts(choice.get()).contains(((JsonValue.Text) value).text())) {
      throw refusal(
          "the argument '" + name + "' is to be " + String.join(" or ", texts(choice.get())));
    }
    if (value instanceof JsonValue.Sequence sequence) {
      JsonValue.Structure items = schema.structure("items").orElseThrow();
      sequence.elements().forEach(element -> check(name + "[]", element, items));
      if (sequence.elements().isEmpty() && schema.member("minItems").isPresent()) {
        throw refusal("the argument '" + name + "' is empty");
      }
    }
  }

  private static List<String> texts(JsonValue value) {
    if (value instanceof JsonValue.Text text) {
      return List.of(text.text());
    }
    List<String> texts = new ArrayList<>();
    ((JsonValue.Sequence) value)
        .elements()
        .forEach(one -> texts.add(((JsonValue.Text) one).text()));
    return texts;
  }

  private static boolean isOfAKind(JsonValue value, List<String> kinds) {
    for (String kind : kinds) {
      boolean isOfIt =
          switch (kind) {
            case "string" -> value instanceof JsonValue.Text;
            case "integer" -> value instanceof JsonValue.Numeral number && number.isInteger();
            case "boolean" -> value instanceof JsonValue.Flag;
            case "array" -> value instanceof JsonValue.Sequence;
            default -> throw new IllegalStateException("a kind without a check: " + kind);
          };
      if (isOfIt) {
        return true;
      }
    }
    return false;
  }

  private static StyxyException refusal(String message) {
    return new StyxyException(FailureCode.USAGE, message);
  }

  /** A text, or a number as it was written; absent when it was left out. */
  Optional<String> word(String name) {
    return Optional.ofNullable(given.get(name)).map(ToolArguments::word);
  }

  private static String word(JsonValue value) {
    return value instanceof JsonValue.Numeral number
        ? number.digits()
        : ((JsonValue.Text) value).text();
  }

  /** The texts and numbers of a list; none when it was left out. */
  List<String> words(String name) {
    return given.get(name) instanceof JsonValue.Sequence sequence
        ? sequence.elements().stream().map(ToolArguments::word).toList()
        : List.of();
  }

  boolean isSet(String name) {
    return given.get(name) instanceof JsonValue.Flag flag && flag.isTrue();
  }
}
