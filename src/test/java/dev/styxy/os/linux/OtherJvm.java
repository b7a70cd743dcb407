package dev.styxy.os.linux;

import com.sun.jna.Native;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Starts a class of these tests in a JVM of its own, with no more on its class path than it needs.
 */
final class OtherJvm {
  private OtherJvm() {}

  /** The command, to which arguments may be added. */
  static List<String> command(Class<?> main, String... options) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xrs", "-XX:-MaxFDLimit"));
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath(main), main.getName()));
    return command;
  }

  private static String classPath(Class<?> main) {
    StringJoiner path = new StringJoiner(File.pathSeparator);
    for (Class<?> needed : List.of(main, LinuxPlatform.class, Native.class)) {
      path.add(needed.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
    return path.toString();
  }
}
