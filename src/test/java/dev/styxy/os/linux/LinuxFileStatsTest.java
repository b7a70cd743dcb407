package dev.styxy.os.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.styxy.core.system.FileStat;
import dev.styxy.core.system.FileStats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LinuxFileStatsTest {
  @TempDir Path directory;
  private final FileStats stats = new LinuxFileStats();

  private static FileStat asTheJdkSees(Path path, LinkOption... options) throws IOException {
    Map<String, Object> seen =
        Files.readAttributes(path, "unix:mode,uid,nlink,dev,ino,size", options);
    return new FileStat(
        (int) seen.get("mode"),
        Integer.toUnsignedLong((int) seen.get("uid")),
        (int) seen.get("nlink"),
        (long) seen.get("dev"),
        (long) seen.get("ino"),
        (long) seen.get("size"));
  }

  @Test
  void factsAreThoseOfTheJdk() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "some text");
    Files.createLink(directory.resolve("other name"), file);
    for (Path path : new Path[] {file, directory, Path.of("/dev/null"), Path.of("/proc/self")}) {
      assertEquals(asTheJdkSees(path), stats.stat(path.toString()).get());
    }
  }

  @Test
  void onlyStatFollowsLink() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "some text");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);
    assertEquals(asTheJdkSees(file), stats.stat(link.toString()).get());
    assertEquals(asTheJdkSees(link, LinkOption.NOFOLLOW_LINKS), stats.lstat(link.toString()).get());
  }

  @Test
  void whatIsNotThereIsKnownNotToBe() {
    assertFalse(stats.lstat(directory.resolve("nothing").toString()).get().isThere());
  }

  @Test
  void otherFailuresAreLeftToTheJdk() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertEquals(Optional.empty(), stats.lstat(file + "/below"));
  }

  @Test
  void pathThatDependsOnTheLocaleIsLeftToTheJdk() {
    assertEquals(Optional.empty(), stats.lstat(directory + "/übung"));
  }
}
