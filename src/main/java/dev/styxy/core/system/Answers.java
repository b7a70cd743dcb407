package dev.styxy.core.system;

/** Asks the person at the terminal. */
@FunctionalInterface
public interface Answers {
  /** Whether the answer is yes; false when there is nobody to ask. */
  boolean isYes(String question);
}
