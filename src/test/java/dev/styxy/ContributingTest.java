package dev.styxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for contributors names only what exists: classes, rooms and files. */
class ContributingTest {
  private static final Path PAGE = Path.of("src/docs/contributing.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern CLASS = Pattern.compile("[A-Z][a-z]\\w*");
  private static final Pattern ROOM =
      Pattern.compile("(cli|core|store|os|config|model)(\\.[a-z]+)*");
  private static final Pattern FILE = Pattern.compile("[\\w./-]+/[\\w.-]*");

  /** Made by the build, or outside. */
  private static final Set<String> ELSEWHERE = Set.of("target/it-prefix", "/opt/jdk-25");

  private static String page() throws IOException {
    return Files.readString(PAGE);
  }

  private static List<String> code(String text, Pattern kind) {
    return CODE.matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(word -> kind.matcher(word).matches())
        .toList();
  }

  /** Every class, the tests included, with its package below {@code dev.styxy}. */
  private static Map<String, String> classes() throws IOException {
    Map<String, String> rooms = new TreeMap<>();
    for (String folder : List.of("src/main/java/dev/styxy", "src/test/java/dev/styxy")) {
      Path root = Path.of(folder);
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .map(root::relativize)
            .forEach(file -> rooms.put(className(file), room(file)));
      }
    }
    return rooms;
  }

  private static String className(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static String room(Path file) {
    return file.getParent() == null ? "" : file.getParent().toString().replace('/', '.');
  }

  @Test
  void everyClassExists() throws IOException {
    Set<String> missing = new TreeSet<>(code(page(), CLASS));
    assertTrue(missing.size() > 20, missing.toString());
    missing.removeAll(classes().keySet());
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyRoomExists() throws IOException {
    Set<String> missing = new TreeSet<>(code(page(), ROOM));
    assertTrue(missing.size() > 5, missing.toString());
    missing.removeAll(classes().values());
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyFileExists() throws IOException {
    for (String file : code(page(), FILE)) {
      assertTrue(ELSEWHERE.contains(file) || Files.exists(Path.of(file)), file);
    }
  }

  /** In a line of the table, each class lies in one of the rooms of that line. */
  @Test
  void classesOfTheTableLieInTheirRooms() throws IOException {
    Map<String, String> classes = classes();
    List<String> questions = page().lines().filter(line -> line.contains("? | `")).toList();
    assertEquals(6, questions.size());
    for (String question : questions) {
      for (String name : code(question, CLASS)) {
        assertTrue(code(question, ROOM).contains(classes.get(name)), question + ": " + name);
      }
    }
  }
}
