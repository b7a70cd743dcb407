package dev.styxy.core.shell;

/** A quote or a substitution does not end, or is nested too deeply. */
final class UnreadableScript extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableScript() {
    super("", null, false, false);
  }
}
