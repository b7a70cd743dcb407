package dev.styxy.core.adopt;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variable that a source text asks for its port: the first whose name has PORT as a word. */
final class PortVariable {
  private PortVariable() {}

  /**
   * The variable in a text.
   *
   * @param question how the language asks for one; its first group is the name
   */
  static Optional<String> in(String text, Pattern question) {
    Matcher matcher = question.matcher(text);
    while (matcher.find()) {
      if (List.of(matcher.group(1).split("_")).contains("PORT")) {
        return Optional.of(matcher.group(1));
      }
    }
    return Optional.empty();
  }
}
