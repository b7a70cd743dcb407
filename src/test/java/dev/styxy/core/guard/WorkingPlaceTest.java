package dev.styxy.core.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingPlaceTest {
  @TempDir Path folder;

  private Path project;
  private WorkingPlace place;

  @BeforeEach
  void aProject() throws IOException {
    project = Files.createDirectory(folder.toRealPath().resolve("project"));
    place = new WorkingPlace(project, Map.of("PORT", "3000"));
  }

  @Test
  void smallFilesOfTheProjectAreRead() throws IOException {
    Files.writeString(project.resolve(".pid"), "123\n");
    assertEquals(Optional.of("123\n"), place.file(".pid"));
    assertEquals(Optional.of("123\n"), place.file(project + "/x/../.pid"));
  }

  @Test
  void nothingElseIsOpened() throws IOException {
    Files.writeString(folder.resolve("secret"), "123");
    Files.createSymbolicLink(project.resolve("link"), folder.resolve("secret"));
    Files.writeString(project.resolve("long"), "1".repeat(20_000));
    Files.createFile(project.resolve("empty"));
    for (String path :
        new String[] {"link", "long", "empty", "absent", ".", "", "a\0b", "/proc/1/stat"}) {
      assertEquals(Optional.empty(), place.file(path), path);
    }
  }

  @Test
  void aPipeIsNotWaitedFor() throws IOException, InterruptedException {
    String pipe = project.resolve("pipe").toString();
    assertEquals(0, new ProcessBuilder("mkfifo", pipe).start().waitFor());
    assertEquals(Optional.empty(), place.file("pipe"));
  }

  @Test
  void theWorkingDirectoryIsWhereTheAgentWorks() {
    assertEquals(Optional.of(project.toString()), place.variable("PWD"));
    assertEquals(Optional.of("3000"), place.variable("PORT"));
    assertEquals(Optional.empty(), place.variable("OTHER"));
  }
}
