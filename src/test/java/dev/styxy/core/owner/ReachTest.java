package dev.styxy.core.owner;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReachTest {
  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path shop = files.getPath("/home/me/shop");
  private final Path fix = files.getPath("/home/me/shop-fix");

  @BeforeEach
  void aRepositoryWithALinkedWorktree() throws IOException {
    Files.createDirectories(shop.resolve("packages/web"));
    Files.createDirectories(shop.resolve("packages/api"));
    Files.createFile(Files.createDirectories(shop.resolve(".git/worktrees/fix")).resolve("HEAD"));
    Files.createDirectories(fix);
    Files.writeString(fix.resolve(".git"), "gitdir: /home/me/shop/.git/worktrees/fix\n");
  }

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  private static boolean covers(Path directory, Path project) {
    return new Reach(new Projects()).covers(directory, project);
  }

  @Test
  void worktreesOfOneRepositoryAreWithinReachOfEachOther() {
    assertTrue(covers(shop, fix));
    assertTrue(covers(fix, shop));
    assertTrue(covers(shop.resolve("packages/web"), shop.resolve("packages/api")));
    assertTrue(covers(shop.resolve("packages/web"), shop));
  }

  @Test
  void anotherRepositoryIsNot() throws IOException {
    Path other = files.getPath("/home/me/other");
    Files.createDirectories(other.resolve(".git"));
    assertFalse(covers(shop, other));
    assertFalse(covers(fix, other));
  }

  @Test
  void directoriesWithoutRepositoryAreOnlyWithinReachFromAbove() throws IOException {
    Path notes = Files.createDirectories(files.getPath("/home/me/notes"));
    Path other = Files.createDirectories(files.getPath("/home/me/other"));
    assertFalse(covers(notes, other));
    assertTrue(covers(notes, notes));
    assertTrue(covers(files.getPath("/home/me"), other));
  }

  @Test
  void aWorktreeWhoseRecordIsGoneBelongsToNoRepository() throws IOException {
    Files.writeString(fix.resolve(".git"), "gitdir: /home/me/shop/.git/worktrees/gone\n");
    assertFalse(covers(shop, fix));
  }
}
