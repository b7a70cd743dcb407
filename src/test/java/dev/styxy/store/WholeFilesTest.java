package dev.styxy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFilesTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void anOldReport() throws IOException {
    file = Files.writeString(folder.resolve("styxy.prom"), "old");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void fileIsReplacedAndNothingLeftBeside() throws IOException {
    new WholeFiles().replace(file, "new");
    assertEquals("new", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void fileOfAnotherWriterStays() throws IOException {
    Path others =
        Files.writeString(
            folder.resolve("styxy.prom." + ProcessHandle.current().pid()), "half of it");
    StyxyException failure =
        assertThrows(StyxyException.class, () -> new WholeFiles().replace(file, "new"));
    assertEquals(FailureCode.IO, failure.code());
    assertEquals("half of it", Files.readString(others));
    assertEquals("old", Files.readString(file));
  }
}
