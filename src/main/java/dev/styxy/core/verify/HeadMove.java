package dev.styxy.core.verify;

/**
 * When HEAD of a worktree came to be where it is.
 *
 * @param commit its object name, in hexadecimal digits
 * @param at wall clock milliseconds, of a whole second
 */
public record HeadMove(String commit, long at) {
  private static final int SHORT = 9;

  /** As people write it. */
  public String shortName() {
    return commit.substring(0, SHORT);
  }
}
