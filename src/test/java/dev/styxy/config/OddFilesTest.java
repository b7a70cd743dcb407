package dev.styxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.system.FakeLimits;
import dev.styxy.core.text.Notices;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no plain file is said to be none, and not waited for. */
@EnabledOnOs(OS.LINUX)
class OddFilesTest {
  @TempDir private Path project;

  private ConfigLoader loader() {
    return new ConfigLoader(
        project.resolve("config.json"),
        project,
        () -> FakeLimits.USUAL,
        new Notices(),
        FakeUserFiles::new);
  }

  private Path file() {
    return project.resolve(".styxy.json");
  }

  private void assertRefused(FailureCode code, String words) {
    StyxyException e = assertThrows(StyxyException.class, () -> loader().load());
    assertEquals(code, e.code(), e.getMessage());
    assertTrue(e.getMessage().contains(words), e.getMessage());
    assertFalse(e.suggestions().isEmpty());
  }

  private static void makeFifo(Path path) throws Exception {
    assertEquals(0, new ProcessBuilder("mkfifo", path.toString()).start().waitFor());
  }

  @Test
  void aFifoIsNotWaitedFor() throws Exception {
    makeFifo(file());
    assertRefused(FailureCode.CONFIG_INVALID, "is a pipe, a socket or a device");
  }

  @Test
  void aLinkToAFifoIsNotWaitedForEither() throws Exception {
    makeFifo(project.resolve("fifo"));
    Files.createSymbolicLink(file(), project.resolve("fifo"));
    assertRefused(FailureCode.CONFIG_INVALID, "is a pipe, a socket or a device");
  }

  /**
   * /proc/kmsg says that it is a regular file, and is read until the kernel has something to say.
   */
  @ParameterizedTest
  @ValueSource(strings = {"/proc/kmsg", "/proc/self/status"})
  void whatTheKernelMakesUpIsNotRead(String path) throws IOException {
    Files.createSymbolicLink(file(), Path.of(path));
    assertRefused(FailureCode.CONFIG_INVALID, "is a link to " + path + ", which has no content");
  }

  @Test
  void aDeviceIsNotRead() throws IOException {
    Files.createSymbolicLink(file(), Path.of("/dev/zero"));
    assertRefused(FailureCode.CONFIG_INVALID, "is a pipe, a socket or a device");
  }

  @Test
  void aDirectoryIsSaidToBeOne() throws IOException {
    Files.createDirectory(file());
    assertRefused(FailureCode.IO, "it is a directory");
  }

  @Test
  void aHugeFileIsNotRead() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(file().toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }
    assertRefused(FailureCode.CONFIG_INVALID, "is larger than 256 KiB");
  }

  @Test
  void aLinkToAFileOfOnesOwnIsFollowed() throws IOException {
    Path real = Files.writeString(project.resolve("real"), "{\"ttl\": \"1h\"}");
    Files.createSymbolicLink(file(), real);
    assertTrue(loader().load().hasProjectFile());
  }
}
