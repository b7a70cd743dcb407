package dev.styxy.store.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A table of locks as the kernel writes it, for a file that is really there. */
@EnabledOnOs(OS.LINUX)
class ProcLocksTest {
  @TempDir private Path proc;
  private Path file;
  private String inode;

  @BeforeEach
  void makeFile() throws IOException {
    file = Files.createFile(proc.resolve("state.lock"));
    inode = Files.getAttribute(file, "unix:ino").toString();
  }

  private void table(String... lines) throws IOException {
    Files.writeString(proc.resolve("locks"), String.join("\n", lines) + "\n");
  }

  private void process(long pid, String cmdline, String comm) throws IOException {
    Path directory = Files.createDirectory(proc.resolve(Long.toString(pid)));
    Files.writeString(directory.resolve("cmdline"), cmdline);
    Files.writeString(directory.resolve("comm"), comm);
  }

  private String holder() {
    Optional<LockHolder> holder = new ProcLocks(proc).holderOf(file);
    return holder.map(LockHolder::words).orElse("nobody");
  }

  @Test
  void theHolderOfThisFileIsFound() throws IOException {
    table(
        "1: FLOCK  ADVISORY  WRITE 11 00:00:" + inode + " 0 EOF",
        "2: POSIX  ADVISORY  WRITE 12 00:00:1" + inode + " 0 EOF",
        "3: POSIX  ADVISORY  WRITE 4711 00:00:" + inode + " 0 EOF",
        "3: -> POSIX  ADVISORY  WRITE 13 00:00:" + inode + " 0 EOF");
    process(4711, "/opt/jre/bin/java\0-cp\0styxy.jar\0dev.styxy.Main\0allocate\0dev\0", "java\n");
    assertEquals("pid 4711 (styxy allocate dev)", holder());
  }

  @Test
  void aCommandOfTheModuleIsShownAsTyped() throws IOException {
    table("3: POSIX  ADVISORY  WRITE 7 00:00:" + inode + " 0 EOF");
    process(7, "/x/java\0-m\0dev.styxy/dev.styxy.Main\0run\0web\0", "java\n");
    assertEquals("pid 7 (styxy run web)", holder());
  }

  @Test
  void aCommandIsShownWithoutWhatDoesNotPrint() throws IOException {
    table("3: POSIX  ADVISORY  WRITE 7 00:00:" + inode + " 0 EOF");
    process(7, "/bin/x\0\u001b[2J\0é\0", "x\n");
    assertEquals("pid 7 (x ?[2J ?)", holder());
  }

  @Test
  void aProcessThatIsHiddenIsNamedByItsNumber() throws IOException {
    table("3: POSIX  ADVISORY  WRITE 7 00:00:" + inode + " 0 EOF");
    assertEquals("pid 7", holder());
  }

  @Test
  void aProcessThatIsStoppedIsSaidToBe() throws IOException {
    table("3: POSIX  ADVISORY  WRITE 7 00:00:" + inode + " 0 EOF");
    process(7, "sh\0", "sh\n");
    Files.writeString(proc.resolve("7").resolve("stat"), "7 (T) S) S 1 7 7 0");
    assertEquals("pid 7 (sh)", holder());
    Files.writeString(proc.resolve("7").resolve("stat"), "7 (S) S) T 1 7 7 0");
    assertEquals("pid 7 (sh), which is stopped", holder());
  }

  @Test
  void aProcessOfAnotherPidNamespaceIsNobody() throws IOException {
    table("3: POSIX  ADVISORY  WRITE 0 00:00:" + inode + " 0 EOF");
    assertEquals("nobody", holder());
  }

  @Test
  void aTableThatIsNotThereNamesNobody() {
    assertEquals("nobody", holder());
  }
}
