package dev.styxy.core.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jimfs makes the number of an owner of its name; here everybody else is a stranger. */
class FileOwnersTest {
  private static final long SOMEBODY = 4711;

  private final FileSystem files =
      Jimfs.newFileSystem(
          Configuration.unix().toBuilder().setAttributeViews("basic", "posix", "unix").build());
  private final Path file = files.getPath("/home/me/file");
  private final FileOwners others = new FileOwners(SOMEBODY);
  private FileOwners own;

  @BeforeEach
  void makeFile() throws IOException {
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    own = new FileOwners(((Number) Files.getAttribute(file, "unix:uid")).longValue());
  }

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  @Test
  void whatBelongsToAnotherUserIsStrange() {
    assertTrue(others.isStrange(file));
    assertFalse(own.isStrange(file));
  }

  @Test
  void whatIsNotThereIsNotStrange() {
    assertFalse(others.isStrange(files.getPath("/home/me/none")));
    assertFalse(others.leadsToStrange(files.getPath("/home/me/none")));
  }

  @Test
  void aLinkIsAsStrangeAsWhatItLeadsTo() throws IOException {
    Path link = Files.createSymbolicLink(files.getPath("/home/me/link"), file);
    giveAway(link);
    assertTrue(own.leadsToStrange(link));
    Path other = Files.createSymbolicLink(files.getPath("/home/me/other"), file);
    assertFalse(own.leadsToStrange(other));
    giveAway(file);
    assertFalse(own.isStrange(other));
    assertTrue(own.leadsToStrange(other));
  }

  private void giveAway(Path path) throws IOException {
    Files.setAttribute(
        path,
        "posix:owner",
        files.getUserPrincipalLookupService().lookupPrincipalByName("stranger"),
        LinkOption.NOFOLLOW_LINKS);
  }

  @Test
  void whereOwnersAreNotKnownNobodyIsAStranger() throws IOException {
    try (FileSystem plain = Jimfs.newFileSystem(Configuration.unix())) {
      Path path = Files.createFile(plain.getPath("file"));
      assertFalse(others.leadsToStrange(path));
    }
  }

  @Test
  void aRepositoryOfAStrangerDecidesNoProject() throws IOException {
    Path git = Files.createDirectories(files.getPath("/home/me/.git"));
    Path directory = Files.createDirectories(files.getPath("/home/me/mine/src"));
    assertEquals(git.getParent(), new Projects(own).of(directory));
    assertEquals(directory, new Projects(others).of(directory));
    Files.createDirectories(files.getPath("/home/me/mine/.git"));
    giveAway(git);
    assertEquals(directory.getParent(), new Projects(own).of(directory));
  }

  @Test
  void aProjectsFileOfAStrangerDecidesNoProject() throws IOException {
    Path app = files.getPath("/home/me/app");
    Files.createDirectories(app.resolve(".git"));
    Path web = Files.createDirectories(app.resolve("web"));
    Path file = Files.createFile(web.resolve(".styxy.json"));
    assertEquals(web, new Projects(own).of(web));
    giveAway(file);
    assertEquals(app, new Projects(own).of(web));
  }

  /** Where nobody is known, nobody would be a stranger. */
  @Test
  void userIsKnownWithoutProc() {
    OptionalLong user = FileOwners.userOf(Path.of("/proc/self"));
    assertTrue(user.isPresent());
    assertEquals(user, FileOwners.userOf(Path.of("/no/such/proc")));
  }
}
