package dev.styxy.core.system;

/** Whether two things are the same; a system may not know. */
public enum Sameness {
  SAME,
  OTHER,
  UNKNOWN
}
