package dev.styxy.core.system;

import java.util.List;
import java.util.Map;

/**
 * A command that is to be started in this process's place.
 *
 * @param words the command and its arguments as they were given, at least one; {@link #fill} is
 *     still to be applied to each
 * @param port the value of {@code {port}}
 * @param variables that its environment has in addition to the user's
 */
public record CommandStart(List<String> words, int port, Map<String, String> variables) {
  public static final String PLACEHOLDER = "{port}";

  /** The word with the port in the place of each {@code {port}}. */
  public String fill(String word) {
    return word.replace(PLACEHOLDER, Integer.toString(port));
  }
}
