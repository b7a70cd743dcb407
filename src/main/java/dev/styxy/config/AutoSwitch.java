package dev.styxy.config;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Sets {@code auto_allocation.enabled} in the text of a configuration that has no errors. All other
 * bytes stay as they are, comments and all.
 */
final class AutoSwitch {
  private static final String SECTION = "auto_allocation";
  private static final String KEY = "enabled";

  private final String text;
  private final ConfigNode.Fields root;

  /** For this text, and what a parser found in it. */
  AutoSwitch(byte[] text, ConfigNode.Fields root) {
    // One char per byte, as nodes count their position in bytes.
    this.text = new String(text, StandardCharsets.ISO_8859_1);
    this.root = root;
  }

  byte[] set(boolean isEnabled) {
    return changed(Boolean.toString(isEnabled)).getBytes(StandardCharsets.ISO_8859_1);
  }

  private String changed(String value) {
    Optional<ConfigNode> section = find(root, SECTION);
    if (section.isEmpty()) {
      return begin(root, "\n  \"" + SECTION + "\": { \"" + KEY + "\": " + value + " }", "\n");
    }
    ConfigNode.Fields fields = (ConfigNode.Fields) section.get();
    Optional<ConfigNode> old = find(fields, KEY);
    if (old.isEmpty()) {
      return begin(fields, " \"" + KEY + "\": " + value, " ");
    }
    String word = Boolean.toString(((ConfigNode.Truth) old.get()).value());
    int at = old.get().at();
    return text.substring(0, at) + value + text.substring(at + word.length());
  }

  private static Optional<ConfigNode> find(ConfigNode.Fields fields, String key) {
    for (ConfigNode.Field field : fields.all()) {
      if (field.key().equals(key)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /** Inserts a field right after the brace, where it cannot end up in a comment. */
  private String begin(ConfigNode.Fields fields, String field, String end) {
    int at = fields.at() + 1;
    String after = fields.all().isEmpty() ? end : ",";
    return text.substring(0, at) + field + after + text.substring(at);
  }
}
