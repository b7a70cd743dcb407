package dev.styxy.store.lock;

/** Shortens a process's arguments to what identifies it. */
final class CommandLine {
  private static final String MAIN_CLASS = "dev.styxy.Main";
  private static final String MAIN_OF_MODULE = "dev.styxy/dev.styxy.Main";
  private static final String JAR = "styxy.jar";

  private CommandLine() {}

  /**
   * The command that a user typed.
   *
   * @param cmdline as in {@code /proc/<pid>/cmdline}: each argument ends with a NUL
   */
  static String summarise(String cmdline) {
    String[] arguments = cmdline.split("\0");
    for (int i = 1; i < arguments.length; i++) {
      boolean isJar = arguments[i - 1].equals("-jar") && arguments[i].endsWith(JAR);
      if (isJar || arguments[i].equals(MAIN_CLASS) || arguments[i].equals(MAIN_OF_MODULE)) {
        return join("styxy", arguments, i + 1);
      }
    }
    return join(baseName(arguments[0]), arguments, 1);
  }

  private static String join(String first, String[] arguments, int from) {
    StringBuilder joined = new StringBuilder(first);
    for (int i = from; i < arguments.length; i++) {
      joined.append(' ').append(arguments[i]);
    }
    return joined.toString();
  }

  private static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
