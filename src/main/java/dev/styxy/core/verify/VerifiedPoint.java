package dev.styxy.core.verify;

/**
 * One thing that was looked at.
 *
 * @param word the field of JSON
 * @param holds whether it is so
 * @param evidence what was seen, one sentence for people
 */
public record VerifiedPoint(String word, Answer holds, String evidence) {

  /** Whether something is so. */
  public enum Answer {
    YES,
    NO,
    /** It could not be found out, which proves nothing. */
    UNKNOWN;

    static Answer of(boolean isSo) {
      return isSo ? YES : NO;
    }
  }
}
