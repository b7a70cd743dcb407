package dev.styxy.os.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UserEnvironmentTest {
  private static final List<String> ENTRIES =
      List.of(
          "A=1",
          "STYXY_SAVED_LC_ALL=de_DE",
          "LC_ALL=C.UTF-8",
          "STYXY_SAVED_CLASSPATH=",
          "B=\u00ff=x",
          "STYXY_HOME=/h");

  @Test
  void whatTheLauncherHidIsBackAndNothingOfItsOwnIsLeft() {
    assertEquals(
        List.of("A=1", "B=\u00ff=x", "STYXY_HOME=/h", "LC_ALL=de_DE", "CLASSPATH="),
        UserEnvironment.of(ENTRIES, Map.of(), true));
  }

  @Test
  void onlyWhatTheLauncherHidesIsGivenBack() {
    List<String> foreign =
        List.of("STYXY_SAVED_PATH=/evil", "STYXY_SAVED_LD_PRELOAD=x", "PATH=/bin");
    assertEquals(foreign, UserEnvironment.of(foreign, Map.of(), true));
    List<String> unlaunched = List.of("STYXY_SAVED_CLASSPATH=/evil");
    assertEquals(unlaunched, UserEnvironment.of(unlaunched, Map.of(), false));
  }

  @Test
  void theHiddenOnesAreThoseOfTheLauncher() throws IOException {
    Set<String> hidden = new HashSet<>();
    for (String line : Files.readAllLines(Path.of("src/launcher/styxy"))) {
      List<String> words = List.of(line.strip().split(" "));
      if (words.get(0).equals("hide_from_java")) {
        words.subList(1, words.size()).forEach(name -> hidden.add("STYXY_SAVED_" + name));
      }
    }
    assertEquals(hidden, UserEnvironment.HIDDEN);
  }

  @Test
  void whatTheUserDidNotHaveGoes() {
    List<String> ours = List.of("LC_ALL=C.UTF-8", "MALLOC_ARENA_MAX=1");
    assertEquals(List.of(), UserEnvironment.of(ours, Map.of(), true));
    assertEquals(List.of("LC_ALL=C"), UserEnvironment.of(List.of("LC_ALL=C"), Map.of(), false));
  }

  @Test
  void whatIsGivenReplacesWhatWasThere() {
    assertEquals(
        List.of("PORT=3000", "A=1"),
        UserEnvironment.of(List.of("PORT=1", "A=1"), Map.of("PORT", "3000"), true));
  }

  @Test
  void aValueIsFoundByItsWholeName() {
    assertEquals("/bin", UserEnvironment.value(List.of("XPATH=/x", "PATH=/bin"), "PATH"));
    assertEquals("", UserEnvironment.value(List.of(), "PATH"));
  }
}
