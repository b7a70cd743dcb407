package dev.styxy.core.shell;

/** Knows the names of programs by their paths. */
final class Programs {
  private Programs() {}

  /** The last part, without a version: {@code kill-port@2} of npx, {@code python3.12}. */
  static String name(String path) {
    String program = path.substring(path.lastIndexOf('/') + 1);
    int at = program.indexOf('@');
    String name = at > 0 ? program.substring(0, at) : program;
    return name.startsWith("python3.") || name.startsWith("python2.")
        ? name.substring(0, name.indexOf('.'))
        : name;
  }
}
