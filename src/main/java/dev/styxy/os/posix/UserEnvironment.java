package dev.styxy.os.posix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The environment as the user had it, before the launcher hid variables from the JVM, with the
 * additions for the command. Entries are {@code NAME=value}, bytes as Latin-1, in their order.
 */
public final class UserEnvironment {
  /** The launcher passes this property. */
  public static final String LAUNCHED = "styxy.tty";

  private static final String SAVED = "STYXY_SAVED_";

  /** What the launcher sets for java. */
  private static final Set<String> SET = Set.of("LC_ALL", "MALLOC_ARENA_MAX");

  /** What the launcher hides; anything else of such a name is the user's own variable. */
  static final Set<String> HIDDEN =
      Set.of(
          SAVED + "JAVA_TOOL_OPTIONS",
          SAVED + "_JAVA_OPTIONS",
          SAVED + "JDK_JAVA_OPTIONS",
          SAVED + "CLASSPATH",
          SAVED + "LD_LIBRARY_PATH",
          SAVED + "_JAVA_LAUNCHER_DEBUG",
          SAVED + "MALLOC_ARENA_MAX",
          SAVED + "LC_ALL");

  private UserEnvironment() {}

  /**
   * The entries for the command.
   *
   * @param entries of this process
   * @param given variables for the command, as text
   * @param isLaunched whether the launcher hid variables and set its own
   */
  public static List<String> of(
      List<String> entries, Map<String, String> given, boolean isLaunched) {
    Map<String, String> byName = new LinkedHashMap<>();
    List<String> hidden = new ArrayList<>();
    for (String entry : entries) {
      String name = name(entry);
      if (isLaunched && entry.startsWith(SAVED) && HIDDEN.contains(name)) {
        hidden.add(entry.substring(SAVED.length()));
      } else if (!isLaunched || !SET.contains(name)) {
        byName.putIfAbsent(name, entry);
      }
    }
    for (String entry : hidden) {
      byName.put(name(entry), entry);
    }
    given.forEach((name, value) -> byName.put(name, CommandBytes.of(name + "=" + value)));
    return new ArrayList<>(byName.values());
  }

  /** The same for a program that this process starts. */
  public static Map<String, String> of(Map<String, String> present) {
    List<String> entries = new ArrayList<>();
    present.forEach((name, value) -> entries.add(name + "=" + value));
    Map<String, String> environment = new LinkedHashMap<>();
    for (String entry : of(entries, Map.of(), System.getProperty(LAUNCHED) != null)) {
      String name = name(entry);
      environment.put(name, entry.substring(name.length() + 1));
    }
    return environment;
  }

  /** The value of a variable; empty when there is none. */
  public static String value(List<String> entries, String name) {
    String start = name + "=";
    for (String entry : entries) {
      if (entry.startsWith(start)) {
        return entry.substring(start.length());
      }
    }
    return "";
  }

  private static String name(String entry) {
    int equals = entry.indexOf('=', 1);
    return equals < 0 ? entry : entry.substring(0, equals);
  }
}
