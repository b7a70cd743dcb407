package dev.styxy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.core.text.Notices;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Moment;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import dev.styxy.store.completion.CompletionSource;
import dev.styxy.store.file.CurrentUser;
import dev.styxy.store.file.FileFacts;
import dev.styxy.store.file.NioFileOps;
import dev.styxy.store.file.SecureDirectory;
import dev.styxy.store.lock.LockPatience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others have laid in the way is refused, and nothing of theirs is touched or waited for. */
@DisabledOnOs(OS.WINDOWS)
class UnsafePlaceTest {
  @TempDir private Path temporary;
  private Path home;
  private Sandbox sandbox;

  @BeforeEach
  void makeHome() {
    home = temporary.resolve("a").resolve("home");
    sandbox = new Sandbox(home);
  }

  private void assertRefused(String words) {
    StyxyException e = assertThrows(StyxyException.class, sandbox::load);
    assertEquals(FailureCode.STATE_UNSAFE, e.code(), e.getMessage());
    assertTrue(e.getMessage().contains(words), e.getMessage());
    assertTrue(!e.suggestions().isEmpty());
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }

  private static void setMode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  @Test
  void whatIsMadeIsForTheOwnerAlone() throws IOException {
    sandbox.save(SampleState.of(1));
    assertEquals("rwx------", mode(home));
    assertEquals("rwx------", mode(sandbox.directory()));
    for (String name : sandbox.names()) {
      assertEquals("rw-------", mode(sandbox.file(name)), name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwx---", "rwx----w-", "rwxrwxrwx"})
  void aDirectoryThatOthersMayWriteToIsRefused(String mode) throws IOException {
    sandbox.save(State.EMPTY);
    setMode(sandbox.directory(), mode);
    assertRefused("others may write to it");
    setMode(sandbox.directory(), "rwx------");
    setMode(home, mode);
    assertRefused("others may write to it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxr-x", "rwxrwxrwx"})
  void anEmptyHomeThatOthersMayWriteToIsTakenFromThem(String mode) throws IOException {
    Files.createDirectories(home);
    setMode(home, mode);
    sandbox.save(State.EMPTY);
    assertEquals("rwx------", mode(home));
  }

  @Test
  void aHomeInWhichSomethingWasPutByOthersPerhapsIsLeftAsItIs() throws IOException {
    Files.createDirectories(home);
    Files.writeString(home.resolve("config.json"), "{}");
    setMode(home, "rwxrwxr-x");
    assertRefused("others may write to it");
    assertEquals("rwxrwxr-x", mode(home));
  }

  @Test
  void aLinkToAnEmptyHomeIsNotWhatIsTakenFromOthers() throws IOException {
    Path target = Files.createDirectory(temporary.resolve("target"));
    setMode(target, "rwxrwxr-x");
    Files.createDirectories(home.getParent());
    Files.createSymbolicLink(home, target);
    assertThrows(StyxyException.class, sandbox::load);
    assertEquals("rwxrwxr-x", mode(target));
  }

  @Test
  void aParentInWhichAnybodyMayRenameIsRefused() throws IOException {
    sandbox.save(State.EMPTY);
    setMode(home.getParent(), "rwxrwxrwx");
    assertRefused("anybody may rename");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-xr-x", "rwxrwxrwx"})
  void aParentOfSomebodyElseIsRefusedWhateverItsMode(String mode) throws IOException {
    Needs.root();
    sandbox.save(State.EMPTY);
    setMode(home.getParent(), mode);
    Files.setAttribute(home.getParent(), "unix:uid", 12345);
    assertRefused("uid 12345 may rename what is in " + home.getParent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".local", ".local/state"})
  void rootMakesNothingInTheHomeOfAnotherUser(String existing) throws IOException {
    Needs.root();
    Path theirs = Files.createDirectory(temporary.resolve("theirs"));
    Files.createDirectories(theirs.resolve(existing));
    for (Path at = theirs.resolve(existing); !at.equals(temporary); at = at.getParent()) {
      Files.setAttribute(at, "unix:uid", 12345);
    }
    sandbox = new Sandbox(theirs.resolve(".local").resolve("state").resolve("styxy"));
    assertRefused("which belongs to uid 12345, it would lock that user out");
    try (Stream<Path> below = Files.list(theirs.resolve(existing))) {
      assertEquals(0, below.count());
    }
  }

  @Test
  void nothingIsMadeWhereAnybodyMayRename() throws IOException {
    Files.createDirectories(home.getParent());
    setMode(home.getParent(), "rwxrwxrwx");
    assertRefused("anybody may rename");
    assertFalse(Files.exists(home));
  }

  @Test
  void aParentOfRootIsFineAlsoIfAnybodyMayMakeFilesInIt() {
    FileFacts shared = directory(01777, 0);
    assertFalse(shared.isFreeForAll() || shared.isStrangeTo(1000));
    assertTrue(directory(0777, 0).isFreeForAll());
    assertTrue(directory(01777, 1001).isStrangeTo(1000));
    assertFalse(directory(0755, 1000).isStrangeTo(1000));
    assertFalse(directory(0755, 1001).isStrangeTo(CurrentUser.UNKNOWN));
  }

  private static FileFacts directory(int mode, long uid) {
    return new FileFacts(FileFacts.Kind.DIRECTORY, mode, uid, 2, 1, 1, 0);
  }

  @Test
  void aDirectoryOfSomebodyElseIsRefused() throws IOException {
    sandbox.save(State.EMPTY);
    long somebody = CurrentUser.uid() + 1;
    FileStateStore store =
        new FileStateStore(
            new NioFileOps(),
            new SecureDirectory(new NioFileOps(), home, sandbox.directory(), somebody),
            new LockPatience(0, message -> {}, file -> Optional.empty()),
            new Notices(),
            () -> new Moment(0, "", 0),
            CompletionSource.NOTHING);
    StyxyException e = assertThrows(StyxyException.class, store::lock);
    assertEquals(FailureCode.STATE_UNSAFE, e.code());
    assertTrue(e.getMessage().contains("belongs to another user"), e.getMessage());
  }

  @Test
  void aFileOfSomebodyElseIsRefused() throws IOException {
    Needs.root();
    sandbox.save(State.EMPTY);
    Files.setAttribute(sandbox.file("state.json"), "unix:uid", 12345);
    assertRefused("belongs to another user");
  }

  @Test
  void aLinkToADirectoryOfOnesOwnIsFollowed() throws IOException {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    setMode(elsewhere, "rwx------");
    Files.createDirectories(home.getParent());
    Files.createSymbolicLink(home, elsewhere);
    sandbox.save(SampleState.of(2));
    assertTrue(Files.exists(elsewhere.resolve(Sandbox.SCOPE).resolve("state.json")));
  }

  @Test
  void aLinkToADirectoryThatOthersMayWriteToIsRefused() throws IOException {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    setMode(elsewhere, "rwxrwxrwx");
    Files.createDirectories(home.getParent());
    Files.createSymbolicLink(home, elsewhere);
    assertRefused("others may write to it");
  }

  @Test
  void aLinkOfSomebodyElseIsRefused() throws IOException {
    Needs.root();
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    setMode(elsewhere, "rwx------");
    Files.createDirectories(home.getParent());
    Files.createSymbolicLink(home, elsewhere);
    Files.setAttribute(home, "unix:uid", 12345, LinkOption.NOFOLLOW_LINKS);
    assertRefused("belongs to another user");
  }

  @Test
  void aFileInThePlaceOfADirectoryIsRefused() throws IOException {
    Files.createDirectories(home.getParent());
    Files.createFile(home);
    assertRefused("not a directory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"state.json", "state.lock"})
  void aLinkInThePlaceOfAFileIsRefusedAndItsTargetIsLeftAlone(String name) throws IOException {
    sandbox.save(State.EMPTY);
    Path target = Files.writeString(temporary.resolve("target"), "precious");
    Files.delete(sandbox.file(name));
    Files.createSymbolicLink(sandbox.file(name), target);
    assertRefused("symbolic link");
    assertEquals("precious", Files.readString(target));
  }

  @ParameterizedTest
  @ValueSource(strings = {"state.json", "state.lock"})
  void aHardLinkInThePlaceOfAFileIsRefused(String name) throws IOException {
    sandbox.save(State.EMPTY);
    Path target = Files.writeString(temporary.resolve("target"), "precious");
    Files.delete(sandbox.file(name));
    Files.createLink(sandbox.file(name), target);
    assertRefused("hard link");
    assertEquals("precious", Files.readString(target));
  }

  @ParameterizedTest
  @ValueSource(strings = {"state.json", "state.lock"})
  void aDirectoryInThePlaceOfAFileIsRefused(String name) throws IOException {
    sandbox.save(State.EMPTY);
    Files.delete(sandbox.file(name));
    Files.createDirectory(sandbox.file(name));
    assertRefused("a directory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"state.json", "state.lock"})
  void aFifoInThePlaceOfAFileIsRefusedAndNotWaitedFor(String name) throws Exception {
    sandbox.save(State.EMPTY);
    Files.delete(sandbox.file(name));
    makeFifo(sandbox.file(name));
    assertRefused("a FIFO");
  }

  @Test
  void aSpareThatIsALinkIsReplacedAndItsTargetIsLeftAlone() throws IOException {
    sandbox.save(State.EMPTY);
    Path target = Files.writeString(temporary.resolve("target"), "precious");
    Files.delete(sandbox.file("state.json.bak"));
    Files.createSymbolicLink(sandbox.file("state.json.bak"), target);
    sandbox.save(SampleState.of(1));
    assertEquals("precious", Files.readString(target));
    assertTrue(Files.isRegularFile(sandbox.file("state.json.bak"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void plantedTemporaryFilesAreHarmless() throws Exception {
    sandbox.save(State.EMPTY);
    Path target = Files.writeString(temporary.resolve("target"), "precious");
    Path planted = sandbox.file("state.json.tmp");
    Files.createSymbolicLink(planted, target);
    sandbox.save(SampleState.of(1));
    Files.createLink(planted, target);
    sandbox.save(SampleState.of(2));
    makeFifo(planted);
    sandbox.save(SampleState.of(3));
    Files.createDirectory(planted);
    sandbox.save(SampleState.of(4));
    assertEquals(SampleState.of(4), sandbox.load());
    assertEquals("precious", Files.readString(target));
  }

  private static void makeFifo(Path path) throws Exception {
    Process mkfifo = new ProcessBuilder("mkfifo", path.toString()).inheritIO().start();
    assertEquals(0, mkfifo.waitFor());
  }
}
