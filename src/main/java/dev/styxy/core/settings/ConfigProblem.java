package dev.styxy.core.settings;

/**
 * Something in a configuration file that is wrong or worth knowing.
 *
 * @param file its path
 * @param line from 1; 0 for the whole file
 * @param column from 1; 0 when the whole file is meant
 * @param key the path of the key, e.g. {@code service_types.dev.ttl}; empty for the whole file
 * @param message what is wrong, a clause
 * @param fix what to do about it; may be empty
 */
public record ConfigProblem(
    Severity severity, String file, int line, int column, String key, String message, String fix) {

  /** How much it matters. */
  public enum Severity {
    /** The file is not used as it is. */
    ERROR("error"),
    /** It is used, but may not do what was intended. */
    WARNING("warning"),
    /** It is read, and does nothing here. */
    NOTE("note");

    private final String word;

    Severity(String word) {
      this.word = word;
    }

    /** The word of the output. */
    public String word() {
      return word;
    }
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** {@code /home/me/config.json:3:5: service_types.dev.ttl: is not a time}. */
  public String sentence() {
    String place = line == 0 ? file : file + ":" + line + ":" + column;
    return place + ": " + (key.isEmpty() ? "" : key + ": ") + message;
  }
}
