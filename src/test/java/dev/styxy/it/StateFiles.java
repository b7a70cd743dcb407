package dev.styxy.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the files that the tool keeps in its home, whatever the name of the scope. */
public final class StateFiles {
  private StateFiles() {}

  /** The only file of that name below the home. */
  public static Path find(Path home, String name) {
    try (Stream<Path> files = Files.walk(home)) {
      List<Path> found = files.filter(file -> file.endsWith(name)).toList();
      if (found.size() != 1) {
        throw new AssertionError(name + ": " + found);
      }
      return found.get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String read(Path home, String name) {
    try {
      return Files.readString(find(home, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
