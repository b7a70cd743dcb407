package dev.styxy.core.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProjectsTest {
  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  private Path project(String directory) {
    return new Projects().of(files.getPath(directory));
  }

  @Test
  void repositorysRootIsTheProject() throws IOException {
    Files.createDirectories(files.getPath("/home/me/app/.git"));
    assertEquals(files.getPath("/home/me/app"), project("/home/me/app/src/main"));
    assertEquals(files.getPath("/home/me/app"), project("/home/me/app"));
  }

  @Test
  void worktreesRootIsTheProject() throws IOException {
    Files.createDirectories(files.getPath("/home/me/app/.git"));
    Files.createDirectories(files.getPath("/home/me/app/trees/fix"));
    Files.createFile(files.getPath("/home/me/app/trees/fix/.git"));
    assertEquals(files.getPath("/home/me/app/trees/fix"), project("/home/me/app/trees/fix/src"));
  }

  @Test
  void directoryOfNoRepositoryIsItsOwnProject() {
    assertEquals(files.getPath("/home/me/notes"), project("/home/me/notes"));
  }

  @Test
  void theNearestFileOfAProjectDecidesWithinTheWorktree() throws IOException {
    Files.createDirectories(files.getPath("/home/me/app/.git"));
    Files.createDirectories(files.getPath("/home/me/app/packages/web/src"));
    Files.createFile(files.getPath("/home/me/app/.styxy.json"));
    Files.createFile(files.getPath("/home/me/app/packages/web/.styxy.json"));
    assertEquals(files.getPath("/home/me/app/packages/web"), project("/home/me/app/packages/web"));
    assertEquals(
        files.getPath("/home/me/app/packages/web"), project("/home/me/app/packages/web/src"));
    assertEquals(files.getPath("/home/me/app"), project("/home/me/app/packages/api"));
  }

  @Test
  void aFileAboveTheWorktreeDecidesNothing() throws IOException {
    Files.createDirectories(files.getPath("/home/me/app/.git"));
    Files.createFile(files.getPath("/home/me/.styxy.json"));
    assertEquals(files.getPath("/home/me/app"), project("/home/me/app/src"));
    assertEquals(files.getPath("/home/me/notes"), project("/home/me/notes"));
  }

  @Test
  void whatEnclosesAPackageInItsWorktreeMayBeUsedFromThere() throws IOException {
    Files.createDirectories(files.getPath("/home/me/app/.git"));
    Files.createDirectories(files.getPath("/home/me/app/packages/web/src"));
    Files.createFile(files.getPath("/home/me/app/packages/web/.styxy.json"));
    Path source = files.getPath("/home/me/app/packages/web/src");
    assertTrue(new Projects().isWithin(source, files.getPath("/home/me/app/packages/web")));
    assertTrue(new Projects().isWithin(source, files.getPath("/home/me/app")));
    assertFalse(new Projects().isWithin(source, files.getPath("/home/me/app/packages/api")));
    assertFalse(new Projects().isWithin(source, files.getPath("/home/me")));
    Path api = files.getPath("/home/me/app/packages/api");
    assertFalse(new Projects().isWithin(api, files.getPath("/home/me/app/packages/web")));
  }

  @Test
  void answerIsRemembered() throws IOException {
    Projects projects = new Projects();
    Path directory = files.getPath("/home/me/app/src");
    projects.of(directory);
    Files.createDirectories(files.getPath("/home/me/app/.git"));
    assertEquals(directory, projects.of(directory));
  }
}
