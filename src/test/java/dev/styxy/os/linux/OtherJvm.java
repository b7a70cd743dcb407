package dev.styxy.os.linux;

import com.sun.jna.Native;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Starts a class of these tests in a JVM of its own, with no more on its class path than it needs.
 */
public final class OtherJvm {
  private OtherJvm() {}

  /** The command, to which arguments may be added. */
  public static List<String> command(Class<?> main, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // -Xshare:auto: started at once, and without a word where the JDK has no archive.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(List.of("-Xrs", "-XX:-MaxFDLimit"));
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath(main), main.getName()));
    return command;
  }

  /** The same as a line of sh, to which words may be added; {@code $PORT} and the like are seen. */
  public static String line(Class<?> main, String... words) {
    StringJoiner line = new StringJoiner(" ");
    for (String word : command(main)) {
      line.add("'" + word.replace("'", "'\\''") + "'");
    }
    for (String word : words) {
      line.add(word);
    }
    return line.toString();
  }

  private static String classPath(Class<?> main) {
    StringJoiner path = new StringJoiner(File.pathSeparator);
    for (Class<?> needed : List.of(main, LinuxPlatform.class, Native.class)) {
      URI place = URI.create(needed.getProtectionDomain().getCodeSource().getLocation().toString());
      path.add(Path.of(place).toString());
    }
    return path.toString();
  }
}
