package dev.styxy.core.doctor;

/**
 * The answer to one question about styxy's health.
 *
 * @param subject what was looked at, in a word or two
 * @param words one line of what was found
 * @param fix what to do about it; empty when there is nothing to do
 */
public record Finding(Level level, String subject, String words, String fix) {

  /** How bad it is. */
  public enum Level {
    OK,
    /** Something works less well than it could. */
    WARNING,
    /** Something does not work. */
    ERROR
  }

  static Finding ok(String subject, String words) {
    return new Finding(Level.OK, subject, words, "");
  }

  static Finding warning(String subject, String words, String fix) {
    return new Finding(Level.WARNING, subject, words, fix);
  }

  static Finding error(String subject, String words, String fix) {
    return new Finding(Level.ERROR, subject, words, fix);
  }
}
