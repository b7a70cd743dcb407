package dev.styxy.store.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.styxy.Needs;
import dev.styxy.model.StyxyException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Root writes where another user exchanges names as fast as that user can. */
@EnabledOnOs(OS.LINUX)
class AttackedFilesTest {
  private static final int ROUNDS = 300;
  private static final String SECRET = "SECRET=1\n";
  private static final int ATTACKER = 65534;

  @TempDir private Path temporary;
  private Path victim;
  private Path theirs;
  private Path shared;
  private Process attacker;

  @BeforeEach
  void prepare() throws IOException {
    Needs.root();
    String setpriv = Needs.program("setpriv", "util-linux").toString();
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
    victim = Files.writeString(temporary.resolve("victim"), SECRET);
    Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-------"));
    theirs = Files.createDirectory(temporary.resolve("theirs"));
    Files.setAttribute(theirs, "unix:uid", ATTACKER);
    shared = Files.createDirectory(temporary.resolve("shared"));
    Files.setAttribute(shared, "unix:mode", 01777);
    Path source = temporary.resolve("Swapper.java");
    // Without its package, as a newer JDK wants the folders of one around a source file (JEP 458).
    String swapper = Files.readString(Path.of("src/test/java/dev/styxy/store/file/Swapper.java"));
    Files.writeString(source, swapper.replaceFirst("package [a-z.]+;", ""));
    attacker =
        new ProcessBuilder(
                setpriv,
                "--reuid=" + ATTACKER,
                "--regid=" + ATTACKER,
                "--clear-groups",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                source.toString(),
                victim.toString(),
                theirs.toString(),
                shared.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var answer =
        new BufferedReader(
            new InputStreamReader(attacker.getInputStream(), StandardCharsets.UTF_8));
    assumeTrue("ready".equals(answer.readLine()), "needs a JDK that every user may run");
  }

  @AfterEach
  void end() throws InterruptedException {
    if (attacker != null) {
      attacker.destroyForcibly().waitFor();
    }
  }

  private void assertUntouched() throws IOException {
    assertEquals(SECRET, Files.readString(victim));
    assertEquals(0, Files.getAttribute(victim, "unix:uid"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(victim)));
  }

  /** Writes both kinds of file, and counts how often that went well. */
  private int write(Path file) throws IOException {
    int written = 0;
    SafeUserFiles files = new SafeUserFiles();
    for (int i = 0; i < ROUNDS; i++) {
      try {
        byte[] old = files.read(file);
        assertFalse(new String(old, StandardCharsets.UTF_8).contains("SECRET"));
        written += files.replace(file, old, new byte[] {'A', '\n'}) ? 1 : 0;
        new SafeUserFiles().replace(file, "metric 1\n");
        written++;
      } catch (StyxyException e) {
        assertFalse(e.suggestions().isEmpty(), e.getMessage());
      }
      assertUntouched();
    }
    return written;
  }

  @Test
  void inADirectoryOfTheirsNothingIsWritten() throws IOException {
    assertEquals(0, write(theirs.resolve(".env")));
  }

  @Test
  void inAStickyOneTheirNamesAreNotFollowed() throws Exception {
    write(shared.resolve(".env"));
    attacker.destroyForcibly().waitFor();
    Files.deleteIfExists(shared.resolve(".env"));
    assertTrue(write(shared.resolve(".env")) > 0);
    assertTrue(Files.isRegularFile(shared.resolve(".env"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void aLinkOfTheirsToADirectoryOfRootsIsNotFollowed() throws IOException {
    Path closed = Files.createDirectory(temporary.resolve("closed"));
    Path link = Files.createSymbolicLink(shared.resolve("link"), closed);
    Files.setAttribute(link, "unix:uid", ATTACKER, LinkOption.NOFOLLOW_LINKS);
    for (int i = 0; i < ROUNDS; i++) {
      assertThrows(
          StyxyException.class,
          () -> new SafeUserFiles().replace(link.resolve("metrics"), "metric 1\n"));
    }
    assertFalse(Files.exists(closed.resolve("metrics")));
  }
}
