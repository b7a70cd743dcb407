package dev.styxy.core.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadLogTest {
  private static final String OLD = "0".repeat(40);
  private static final String NEW = "1a2b3c4d5e".repeat(4);
  private static final String LINE =
      OLD + " " + NEW + " A > B <a@b.example> 1795000000 +0100\tcommit: one > two 17 +0000\n";

  @TempDir Path worktree;

  private void log(Path git, String text) throws IOException {
    Files.createDirectories(git.resolve("logs"));
    Files.writeString(git.resolve("logs/HEAD"), text);
  }

  private Optional<HeadMove> read() {
    return HeadLog.lastMoveIn(worktree);
  }

  @Test
  void theLastLineCounts() throws IOException {
    log(worktree.resolve(".git"), LINE.replace(NEW, "f".repeat(40)) + LINE);
    assertEquals(Optional.of(new HeadMove(NEW, 1_795_000_000_000L)), read());
    assertEquals("1a2b3c4d5", read().orElseThrow().shortName());
  }

  @Test
  void aLinkedWorktreeHasItsOwn() throws IOException {
    Path git = worktree.resolve("repository/worktrees/fix");
    log(git, LINE);
    Files.writeString(worktree.resolve(".git"), "gitdir: " + git + "\n");
    assertEquals(NEW, read().orElseThrow().commit());
    Files.writeString(worktree.resolve(".git"), "gitdir: repository/worktrees/fix\n");
    assertEquals(NEW, read().orElseThrow().commit());
  }

  @Test
  void whatGitWritesIsRead() throws Exception {
    String commit =
        "git init -q && git -c user.name=x -c user.email=x@y commit -q --allow-empty -m one";
    Process git = new ProcessBuilder("sh", "-c", commit).directory(worktree.toFile()).start();
    assertEquals(0, git.waitFor());
    long at = Files.getLastModifiedTime(worktree.resolve(".git/logs/HEAD")).toMillis();
    long read = read().orElseThrow().at();
    assertEquals(0, (at - read) / 60_000);
  }

  @Test
  void aLogWithoutMessageOrWithSha256IsRead() throws IOException {
    String name = "ab".repeat(32);
    log(worktree.resolve(".git"), "0".repeat(64) + " " + name + " x <> 1795000000 +0000");
    assertEquals(name, read().orElseThrow().commit());
  }

  @Test
  void aHugeLogIsReadFromItsEnd() throws IOException {
    log(worktree.resolve(".git"), "");
    try (RandomAccessFile file =
        new RandomAccessFile(worktree.resolve(".git/logs/HEAD").toFile(), "rw")) {
      file.setLength(1L << 30);
      file.seek(1L << 30);
      file.write(("\n" + LINE).getBytes());
    }
    assertEquals(NEW, read().orElseThrow().commit());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "garbage",
        "a b c > 17",
        "0 1 x <y> 1795000000 +0000",
        "\u0000\u0000",
        "00 zz x <y> 99999999999999999999 +0000"
      })
  void whatIsNoLogSaysNothing(String text) throws IOException {
    log(worktree.resolve(".git"), text);
    assertEquals(Optional.empty(), read());
  }

  @Test
  void aTimeThatIsNoneSaysNothing() throws IOException {
    log(worktree.resolve(".git"), LINE.replace("1795000000", "99999999999999"));
    assertEquals(Optional.empty(), read());
    log(worktree.resolve(".git"), LINE.replace("1795000000", "-5"));
    assertEquals(Optional.empty(), read());
  }

  @Test
  void noRepositoryAndOddPointersSayNothing() throws IOException {
    assertEquals(Optional.empty(), read());
    Files.writeString(worktree.resolve(".git"), "gitdir: \u0000");
    assertEquals(Optional.empty(), read());
    Files.writeString(worktree.resolve(".git"), "elsewhere");
    assertEquals(Optional.empty(), read());
    Files.writeString(worktree.resolve(".git"), "gitdir: /dev/zero");
    assertEquals(Optional.empty(), read());
  }

  @Test
  void aFifoInItsPlaceDoesNotHang() throws Exception {
    Files.createDirectories(worktree.resolve(".git/logs"));
    String fifo = worktree.resolve(".git/logs/HEAD").toString();
    assertEquals(0, new ProcessBuilder("mkfifo", fifo).start().waitFor());
    assertEquals(Optional.empty(), read());
  }
}
