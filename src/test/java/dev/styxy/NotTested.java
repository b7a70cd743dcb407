package dev.styxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The list of the tests that were skipped because something is missing: at the end of the build it
 * says what was missing, how many tests it cost, and the command that brings it.
 */
public final class NotTested {
  private static final Path FOLDER = Path.of("target", "not-tested");

  private NotTested() {}

  /** Notes a test that is skipped. */
  static void note(Needs.Missing missing) {
    String line = missing.what() + "\t" + missing.debianPackage() + "\n";
    Path file = FOLDER.resolve(ProcessHandle.current().pid() + ".txt");
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Prints the list, or nothing when nothing was skipped. */
  public static void main(String[] words) throws IOException {
    System.out.print(list(FOLDER));
  }

  static String list(Path folder) throws IOException {
    Map<String, Integer> tests = new TreeMap<>();
    Set<String> packages = new TreeSet<>();
    for (String line : lines(folder)) {
      String[] missing = line.split("\t", 2);
      tests.merge(missing[0], 1, Integer::sum);
      packages.add(missing[1]);
    }
    packages.remove("");
    return tests.isEmpty() ? "" : text(tests, packages);
  }

  private static List<String> lines(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          lines.addAll(Files.readAllLines(file));
        }
      }
    }
    return lines;
  }

  private static String text(Map<String, Integer> tests, Set<String> packages) {
    StringBuilder text = new StringBuilder("Not tested here, because these are missing:\n");
    for (var missing : tests.entrySet()) {
      int count = missing.getValue();
      text.append("  %s (%d test%s)%n".formatted(missing.getKey(), count, count == 1 ? "" : "s"));
    }
    if (!packages.isEmpty()) {
      text.append("To test these, too: apt install %s%n".formatted(String.join(" ", packages)));
    }
    return text.toString();
  }
}
