package dev.styxy.core.system;

/** Whether two things are one; a system may not be able to tell. */
public enum Sameness {
  SAME,
  OTHER,
  UNKNOWN
}
