package dev.styxy.os.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said of the launchers without Windows. */
class WindowsLaunchersTest {
  private static String read(String name) throws IOException {
    return Files.readString(Path.of("src/launcher", name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"styxy.cmd", "styxy.ps1"})
  void eachStartsMainAndHidesWhatIsGivenBack(String name) throws IOException {
    String text = read(name);
    assertTrue(text.contains(" dev.styxy.Main "), name);
    assertEquals(1, text.split("@VERSION@", -1).length - 1);
    for (String hidden : WindowsStarter.HIDDEN) {
      assertTrue(text.contains(hidden), hidden);
    }
  }

  /** cmd.exe loses its place in a file whose lines end otherwise. */
  @Test
  void linesOfTheCommandFileEndAsCmdWants() throws IOException {
    assertFalse(read("styxy.cmd").replace("\r\n", "").contains("\n"));
  }

  @Test
  void hiddenVariablesAreGivenBack() {
    Map<String, String> environment =
        Map.of("STYXY_SAVED_CLASSPATH", "x", "STYXY_SAVED_PATH", "evil", "PATH", "p");
    assertEquals(Map.of("CLASSPATH", "x"), WindowsStarter.hidden(environment));
  }
}
