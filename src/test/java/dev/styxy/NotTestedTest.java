package dev.styxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotTestedTest {
  @TempDir private Path folder;

  @Test
  void nothingSkippedIsNothingSaid() throws IOException {
    assertEquals("", NotTested.list(folder));
    assertEquals("", NotTested.list(folder.resolve("none")));
  }

  @Test
  void whatIsMissingIsListedWithTheCommandThatBringsIt() throws IOException {
    Files.writeString(folder.resolve("1.txt"), "zsh\tzsh\npromtool\tprometheus\nroot\t\n");
    Files.writeString(folder.resolve("2.txt"), "zsh\tzsh\n");
    assertEquals(
        """
        Not tested here, because these are missing:
          promtool (1 test)
          root (1 test)
          zsh (2 tests)
        To test these, too: apt install prometheus zsh
        """,
        NotTested.list(folder));
  }

  @Test
  void programThatIsNotThereIsNamedWithItsPackage() {
    Needs.Missing missing =
        assertThrows(Needs.Missing.class, () -> Needs.program("no-such", "its-package"));
    assertEquals("needs no-such: apt install its-package", missing.getMessage());
  }
}
