package dev.styxy.os.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.Needs;
import dev.styxy.core.system.UntrustedFiles.Content;
import dev.styxy.core.system.UntrustedFiles.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class NonblockingFilesTest {
  private static final int MOST = 100;

  @TempDir Path directory;

  private Optional<Content> read(Path file) {
    return new NonblockingFiles().read(file.toString(), MOST);
  }

  private Path file(String name, int size) throws IOException {
    return Files.write(directory.resolve(name), new byte[size]);
  }

  @Test
  void regularFileIsReadWithItsOwner() throws IOException {
    Path file = Files.writeString(directory.resolve("a file"), "text");
    Content content = read(file).orElseThrow();
    assertArrayEquals("text".getBytes(), content.bytes());
    assertEquals(
        ((Number) Files.getAttribute(file, "unix:uid")).longValue(), content.facts().uid());
  }

  @Test
  void emptyFileAndTheLargestAreRead() throws IOException {
    assertEquals(0, read(file("empty", 0)).orElseThrow().bytes().length);
    assertEquals(MOST, read(file("largest", MOST)).orElseThrow().bytes().length);
  }

  @Test
  void largerFileIsNotRead() throws IOException {
    assertEquals(Optional.empty(), read(file("larger", MOST + 1)));
  }

  @Test
  void linkIsNotFollowed() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), file("target", 1));
    assertEquals(Optional.empty(), read(link));
  }

  @Test
  void fileWithASecondNameIsReadAndSaysSo() throws IOException {
    Path file = file("one", 1);
    assertEquals(true, read(file).orElseThrow().facts().isOnlyName());
    Files.createLink(directory.resolve("two"), file);
    assertEquals(false, read(file).orElseThrow().facts().isOnlyName());
  }

  @Test
  void lookTellsWhatReadingWould() throws IOException {
    Path file = file("one", 1);
    assertEquals(Optional.of(read(file).orElseThrow().facts()), look(file));
  }

  @Test
  void lookFollowsNoLink() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), file("target", 1));
    assertEquals(false, look(link).orElseThrow().isRegular());
    assertEquals(Optional.empty(), look(directory.resolve("missing")));
  }

  private static Optional<Facts> look(Path file) {
    return new NonblockingFiles().look(file.toString());
  }

  @Test
  void whatIsNoFileIsNotReadAndNotWaitedFor() throws Exception {
    Path fifo = directory.resolve("fifo");
    new ProcessBuilder(Needs.program("mkfifo", "coreutils").toString(), fifo.toString())
        .start()
        .waitFor();
    assertEquals(Optional.empty(), read(fifo));
    assertEquals(Optional.empty(), read(directory));
    assertEquals(Optional.empty(), read(Path.of("/dev/zero")));
    assertEquals(Optional.empty(), read(directory.resolve("missing")));
  }
}
