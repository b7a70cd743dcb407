package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What root runs for {@code install.sh --system}, where somebody else was there before. */
class PlaceScriptIT {
  private static final int MALLORY = 61003;

  @TempDir Path root;
  private Path base;
  private Path secret;

  @BeforeEach
  void needRoot() throws IOException {
    Needs.root();
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    base = root.resolve("var/lib/styxy");
    secret = Files.createFile(root.resolve("secret"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
  }

  private Result place(String action) {
    Path script = Path.of("src/dist/place").toAbsolutePath();
    return new InstalledTool(root.resolve("state"), root)
        .runCommand("sh", script.toString(), action, root.toString());
  }

  private Path made() {
    Result made = place("make");
    assertEquals(0, made.status(), made.all());
    return Path.of(made.out().trim());
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }

  private void assertNewLock(Path lock) throws IOException {
    assertEquals(lock.getParent(), made());
    assertEquals("rw-rw-rw-", mode(lock));
    assertTrue(Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS));
    assertEquals(0, Files.getAttribute(lock, "unix:uid"));
    assertEquals("rw-------", mode(secret));
  }

  @Test
  void everythingIsKeptWhenItIsMadeAgain() throws IOException {
    Path place = made();
    Object lock = Files.getAttribute(place.resolve("lock"), "unix:ino");
    Files.writeString(place.resolve("claims.61003"), "");
    assertEquals(place, made());
    assertEquals(lock, Files.getAttribute(place.resolve("lock"), "unix:ino"));
    assertTrue(Files.exists(place.resolve("claims.61003")));
    assertEquals(01777, (int) Files.getAttribute(place, "unix:mode") & 07777);
  }

  @Test
  void linkInsteadOfALostLockOpensNothingToAll() throws IOException {
    Path lock = made().resolve("lock");
    Files.delete(lock);
    Files.createSymbolicLink(lock, secret);
    Files.setAttribute(lock, "unix:uid", MALLORY, LinkOption.NOFOLLOW_LINKS);
    assertNewLock(lock);
  }

  /** Where the kernel lets users link the files of others: /proc/sys/fs/protected_hardlinks. */
  @Test
  void secondNameOfAFileInsteadOfALostLockOpensNothingToAll() throws IOException {
    Path lock = made().resolve("lock");
    Files.delete(lock);
    Files.createLink(lock, secret);
    assertNewLock(lock);
  }

  @Test
  void lockOfSomebodyElseIsReplaced() throws IOException {
    Path lock = made().resolve("lock");
    Files.setAttribute(lock, "unix:uid", MALLORY);
    assertNewLock(lock);
    Files.delete(lock);
    Files.createDirectories(lock.resolve("full"));
    assertNewLock(lock);
  }

  private void assertRefused(Path folder) {
    Result made = place("make");
    assertEquals(1, made.status(), made.all());
    assertTrue(made.err().contains(folder + " is not root's own directory"), made.all());
    assertTrue(made.err().contains("ls -ld " + folder), made.all());
    assertFalse(made.err().contains("mkdir"), made.all());
  }

  @Test
  void linkInsteadOfTheFolderIsRefusedAndNotFollowed() throws IOException {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Files.createDirectories(base.getParent());
    Files.createSymbolicLink(base, elsewhere);
    assertRefused(base);
    assertEquals(0, elsewhere.toFile().list().length);
    assertEquals(1, place("remove").status());
  }

  @Test
  void folderOfSomebodyElseAndAFileAreRefused() throws IOException {
    Files.createDirectories(base);
    Files.setAttribute(base, "unix:uid", MALLORY);
    assertRefused(base);
    assertEquals(0, base.toFile().list().length);
    Files.delete(base);
    Files.createFile(base);
    assertRefused(base);
  }

  @Test
  void placeOfSomebodyElseIsRefused() throws IOException {
    Path place = made();
    Files.setAttribute(place, "unix:uid", MALLORY);
    assertRefused(place);
  }

  @Test
  void placeIsRemovedWhileSomebodyFillsIt() throws Exception {
    Needs.program("setpriv", "util-linux");
    Path place = made();
    String fill = "cd \"$1\" && i=0; while :; do : >f$i || exit; i=$((i + 1)); done 2>/dev/null";
    Process filling =
        new InstalledTool(root.resolve("state"), root)
            .start(List.of("setpriv", "--reuid", "" + MALLORY, "sh", "-c", fill, "sh", "" + place));
    try {
      Deadline.await(() -> Files.exists(place.resolve("f99")));
      Result removed = place("remove");
      assertEquals(0, removed.status(), removed.all());
      assertFalse(Files.exists(base));
    } finally {
      filling.destroyForcibly().waitFor();
    }
    assertEquals(0, place("remove").status(), "nothing to remove");
  }
}
