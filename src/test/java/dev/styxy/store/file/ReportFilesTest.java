package dev.styxy.store.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("styxy.prom");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> names = Files.list(directory)) {
      return names.toList();
    }
  }

  @Test
  void everybodyMayReadANewOne() throws IOException {
    new SafeUserFiles().replace(file(), "one\n");
    assertEquals("one\n", Files.readString(file()));
    assertEquals("rw-r--r--", mode(file()));
    assertEquals(List.of(file()), all());
  }

  @Test
  void oneThatIsThereKeepsItsMode() throws IOException {
    Files.createFile(file());
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw----"));
    new SafeUserFiles().replace(file(), "two\n");
    assertEquals("two\n", Files.readString(file()));
    assertEquals("rw-rw----", mode(file()));
  }

  @Test
  void linkIsNeitherFollowedNorReplaced() throws IOException {
    Path elsewhere = Files.writeString(directory.resolve("elsewhere"), "mine");
    Files.createSymbolicLink(file(), elsewhere);
    assertThrows(StyxyException.class, () -> new SafeUserFiles().replace(file(), "two\n"));
    assertEquals("mine", Files.readString(elsewhere));
    assertTrue(Files.isSymbolicLink(file()));
  }

  @Test
  void directoryInItsPlaceIsLeftAloneWithNothingBeside() throws IOException {
    Files.createDirectory(file());
    assertThrows(StyxyException.class, () -> new SafeUserFiles().replace(file(), "two\n"));
    assertEquals(List.of(file()), all());
  }
}
