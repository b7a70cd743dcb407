package dev.styxy.core.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a repository keeps its record of a worktree. */
class ProjectPlacesTest {
  private static final Optional<String> RECORD = Optional.of("/home/me/app/.git/worktrees/fix");

  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private Path worktree;

  @BeforeEach
  void makeWorktree() throws IOException {
    worktree = Files.createDirectories(files.getPath("/home/me/fix"));
  }

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  private Optional<String> pointing(String text) throws IOException {
    Files.writeString(worktree.resolve(".git"), text);
    return ProjectPlaces.record(worktree);
  }

  @Test
  void isWhereTheWorktreePoints() throws IOException {
    assertEquals(RECORD, pointing("gitdir: /home/me/app/.git/worktrees/fix\n"));
    assertEquals(RECORD, pointing("gitdir: ../app/.git/worktrees/fix\n"));
  }

  @Test
  void aSubmoduleHasNone() throws IOException {
    assertEquals(Optional.empty(), pointing("gitdir: ../.git/modules/fix\n"));
  }

  @Test
  void neitherHasARepositoryOrAnythingOdd() throws IOException {
    assertEquals(Optional.empty(), pointing("something else"));
    assertEquals(Optional.empty(), pointing("gitdir: /worktrees/" + "x".repeat(5000)));
    assertEquals(Optional.empty(), pointing("gitdir: /a/worktrees/\0"));
    Files.delete(worktree.resolve(".git"));
    assertEquals(Optional.empty(), ProjectPlaces.record(worktree));
    Files.createDirectory(worktree.resolve(".git"));
    assertEquals(Optional.empty(), ProjectPlaces.record(worktree));
  }
}
