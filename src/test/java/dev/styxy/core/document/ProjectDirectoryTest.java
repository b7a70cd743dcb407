package dev.styxy.core.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.core.owner.FileOwners;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is read that does not belong to the project, and nothing that could block. */
class ProjectDirectoryTest {
  @TempDir Path folder;
  private Path project;
  private ProjectDirectory directory;

  @BeforeEach
  void aProjectBesideSomethingPrivate() throws IOException {
    Files.writeString(folder.resolve("secret"), "s3cret");
    project = Files.createDirectory(folder.resolve("project"));
    directory = new ProjectDirectory(project, new FileOwners());
  }

  private String refusal(String name) {
    return assertThrows(StyxyException.class, () -> directory.bytes(name)).getMessage();
  }

  @Test
  void aLinkThatStaysInsideIsFollowedAndOneThatLeavesIsNot() throws IOException {
    Files.writeString(project.resolve("real"), "\ufeffhere");
    Files.createSymbolicLink(project.resolve("inside"), Path.of("real"));
    Files.createSymbolicLink(project.resolve("outside"), Path.of("../secret"));
    Files.createSymbolicLink(project.resolve("out"), folder);
    Files.createSymbolicLink(project.resolve("nowhere"), Path.of("gone"));
    assertEquals(Optional.of("here"), directory.text("inside"));
    assertTrue(refusal("outside").startsWith("outside leads out of the project"));
    assertTrue(refusal("out/secret").startsWith("out/secret leads out of the project"));
    assertTrue(refusal("nowhere").startsWith("nowhere is a link to something that does not exist"));
    assertEquals(List.of(), directory.names("out"));
  }

  @Test
  void aPipeIsNotOpened() throws Exception {
    String mkfifo = Needs.program("mkfifo", "coreutils").toString();
    assertEquals(
        0, new ProcessBuilder(mkfifo, project.resolve("pipe").toString()).start().waitFor());
    assertTrue(refusal("pipe").startsWith("pipe is a pipe, a socket or a device"));
  }

  @Test
  void aHugeFileAndADirectoryAreRefused() throws IOException {
    Files.write(project.resolve("huge"), new byte[ProjectDirectory.LARGEST_BYTES + 1]);
    Files.createDirectory(project.resolve("folder"));
    assertEquals("huge is larger than 1 MiB; it is not read", refusal("huge"));
    assertEquals("folder is a directory; it is not read", refusal("folder"));
  }

  @Test
  void aStrangersFileIsNotRead() throws IOException {
    Path file = Files.writeString(project.resolve("file"), "x");
    if (Needs.isRoot()) {
      Files.setAttribute(file, "unix:uid", 4242); // root's own are nobody's strangers
    }
    directory = new ProjectDirectory(project, new FileOwners(4343));
    assertEquals("file belongs to another user; it is not read", refusal("file"));
  }

  @Test
  void whatIsNotThereIsAbsent() throws IOException {
    Files.writeString(project.resolve("file"), "x");
    assertEquals(Optional.empty(), directory.bytes("none"));
    assertEquals(Optional.empty(), directory.bytes("file/below"));
    assertEquals(List.of("file"), directory.names(""));
  }
}
