package dev.styxy.store.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code env --write} and {@code metrics --textfile} replace, and what they leave alone. */
@DisabledOnOs(OS.WINDOWS)
class SafeUserFilesTest {
  private static final byte[] NOTHING = {};
  private static final int SOMEBODY = 12345;

  @TempDir private Path temporary;
  private Path directory;
  private Path file;
  private final SafeUserFiles files = new SafeUserFiles();

  @BeforeEach
  void makeDirectory() throws IOException {
    directory = Files.createDirectory(temporary.resolve("app"));
    setMode(directory, "rwxr-xr-x");
    file = directory.resolve(".env");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void setMode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> names = Files.list(directory)) {
      return names.map(name -> name.getFileName().toString()).toList();
    }
  }

  /** Neither kind of file is written, and nothing is left beside. */
  private void assertRefused(String words) throws IOException {
    List<String> before = names();
    for (StyxyException e :
        List.of(
            assertThrows(StyxyException.class, () -> files.read(file)),
            assertThrows(StyxyException.class, () -> files.replace(file, NOTHING, bytes("A=1\n"))),
            assertThrows(StyxyException.class, () -> new SafeUserFiles().replace(file, "A=1\n")))) {
      assertEquals(FailureCode.IO, e.code());
      assertTrue(e.getMessage().contains(words), e.getMessage());
      assertFalse(e.suggestions().isEmpty());
    }
    assertEquals(before, names());
  }

  @Test
  void aNewFileIsMadeAndAnOldOneKeepsItsMode() throws IOException {
    assertArrayEquals(NOTHING, files.read(file));
    assertTrue(files.replace(file, NOTHING, bytes("A=1\n")));
    setMode(file, "rw-r-----");
    assertTrue(files.replace(file, bytes("A=1\n"), bytes("A=2\n")));
    assertArrayEquals(bytes("A=2\n"), files.read(file));
    assertEquals("rw-r-----", mode(file));
    assertEquals(List.of(".env"), names());
  }

  @Test
  void aFileThatHasChangedMeanwhileIsLeftAlone() throws IOException {
    Files.writeString(file, "MINE=1\n");
    assertFalse(files.replace(file, NOTHING, bytes("A=1\n")));
    assertEquals("MINE=1\n", Files.readString(file));
    assertEquals(List.of(".env"), names());
  }

  @Test
  void aFileThatIsCreatedIsTheUsersAloneAndNeverReplacesAnother() throws IOException {
    file = directory.resolve("new").resolve("config.json");
    assertTrue(files.create(file, bytes("{}")));
    assertEquals("rw-------", mode(file));
    assertEquals("rwx------", mode(file.getParent()));
    assertFalse(files.create(file, bytes("[]")));
    assertEquals("{}", Files.readString(file));
  }

  @Test
  void nothingIsCreatedWhereOthersMayWrite() throws IOException {
    setMode(directory, "rwxrwxrwx");
    assertThrows(StyxyException.class, () -> files.create(file, bytes("{}")));
    assertEquals(List.of(), names());
  }

  @Test
  void aHardLinkIsLeftAlone() throws IOException {
    Path other = Files.writeString(directory.resolve("other"), "precious");
    Files.createLink(file, other);
    assertRefused("hard link");
    assertEquals("precious", Files.readString(other));
  }

  @Test
  void aFifoIsNotWaitedFor() throws Exception {
    assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
    assertRefused("regular file");
  }

  @Test
  void aDirectoryThatOthersMayWriteToIsRefused() throws IOException {
    setMode(directory, "rwxrwxrwx");
    assertRefused("others may write to " + directory.toRealPath());
    Files.setAttribute(directory, "unix:mode", 01777);
    assertTrue(
        files.replace(file, NOTHING, bytes("A=1\n")), "nobody takes it away in a sticky one");
  }

  @Test
  void aDirectoryInOneThatOthersMayWriteToIsRefused() throws IOException {
    setMode(temporary, "rwxrwxrwx");
    assertRefused("others may rename what is in " + temporary.toRealPath());
  }

  @Test
  void aLinkToADirectoryIsFollowedToWhereItLeads() throws IOException {
    Path open = Files.createDirectory(temporary.resolve("open"));
    setMode(open, "rwxrwxrwx");
    file = Files.createSymbolicLink(directory.resolve("link"), open).resolve(".env");
    assertRefused("others may write to " + open.toRealPath());
  }

  @Test
  void aDirectoryOfAnotherUserIsRefused() throws IOException {
    Needs.root();
    Files.setAttribute(directory, "unix:uid", SOMEBODY);
    assertRefused("belongs to another user (uid 12345)");
    Files.setAttribute(directory, "unix:uid", 0);
    Files.setAttribute(temporary, "unix:uid", SOMEBODY);
    assertRefused("uid 12345 may rename what is in " + temporary.toRealPath());
  }

  @Test
  void aLinkOfAnotherUserLeadsNowhere() throws IOException {
    Needs.root();
    Path shared = Files.createDirectory(temporary.resolve("shared"));
    Files.setAttribute(shared, "unix:mode", 01777);
    Path link = Files.createSymbolicLink(shared.resolve("link"), directory);
    file = link.resolve(".env");
    assertTrue(files.replace(file, NOTHING, bytes("A=1\n")), "a link of one's own leads on");
    Files.setAttribute(link, "unix:uid", SOMEBODY, LinkOption.NOFOLLOW_LINKS);
    assertRefused("is a link of another user (uid 12345)");
  }

  @Test
  void linksInACircleEnd() throws IOException {
    Path link = directory.resolve("link");
    Files.createSymbolicLink(link, directory.resolve("link"));
    file = link.resolve(".env");
    assertThrows(StyxyException.class, () -> files.replace(file, NOTHING, bytes("A=1\n")));
  }

  @Test
  void relativeLinksAndDotsAreWalked() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("../app/./."));
    assertTrue(
        files.replace(link.resolve("..").resolve("app").resolve(".env"), NOTHING, bytes("A\n")));
    assertEquals("A\n", Files.readString(file));
  }

  @Test
  void aGroupOfOthersMayNotWriteToTheDirectory() throws IOException {
    Needs.root();
    setMode(directory, "rwxrwxr-x");
    assertTrue(files.replace(file, NOTHING, bytes("A=1\n")), "root's own group");
    Files.setAttribute(directory, "unix:gid", SOMEBODY);
    assertRefused("others may write to");
  }

  @Test
  void aFileOfAnotherUserIsLeftAloneAlsoInAStickyDirectory() throws IOException {
    Needs.root();
    Files.writeString(file, "theirs");
    Files.setAttribute(file, "unix:uid", SOMEBODY);
    assertRefused("belongs to another user");
    Files.setAttribute(directory, "unix:mode", 01777);
    assertRefused("belongs to another user");
    assertEquals("theirs", Files.readString(file));
    assertEquals(SOMEBODY, Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS));
  }

  /** The content may be lost to another that was read at the same time; nothing may fail. */
  @Test
  void manyAtOnceAllGetTheirTurn() throws Exception {
    int writers = 8;
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int n = 0; n < writers; n++) {
        String line = "line " + n + "\n";
        all.add(threads.submit(() -> appendOften(line)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(List.of(".env"), names());
    assertTrue(Files.readString(file).startsWith("line"), Files.readString(file));
  }

  private void appendOften(String line) {
    for (int i = 0; i < 20; i++) {
      append(line);
    }
  }

  private void append(String line) {
    byte[] old = files.read(file);
    while (!files.replace(file, old, bytes(new String(old, StandardCharsets.UTF_8) + line))) {
      old = files.read(file);
    }
  }
}
