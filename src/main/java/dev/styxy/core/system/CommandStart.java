package dev.styxy.core.system;

import dev.styxy.model.Placeholders;
import dev.styxy.model.Template;
import java.util.List;
import java.util.Map;

/**
 * A command that is to be started in this process's place.
 *
 * @param words the command and its arguments as they were given, at least one; {@link #fill} is
 *     still to be applied to each
 * @param placeholders what the placeholders in the words stand for
 * @param variables that its environment has in addition to the user's
 */
public record CommandStart(
    List<String> words, Placeholders placeholders, Map<String, String> variables) {

  /** The word with values in the place of its placeholders. */
  public String fill(String word) {
    return Template.of(word).fill(placeholders);
  }
}
