package dev.styxy.store.machine;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.PrivateDirectory;
import dev.styxy.core.system.UntrustedFiles;
import dev.styxy.core.text.Notices;
import dev.styxy.model.ForeignClaim;
import dev.styxy.model.Moment;
import dev.styxy.model.State;
import dev.styxy.store.file.CurrentUser;
import dev.styxy.store.file.NioFileOps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The place on a real disk. Files of other users are made up: {@link #foreign} says whose. */
class MachineDirectoryTest {
  private static final long BOB = 4_000_000_001L;
  private static final String CLAIM = "styxy claims 1\n3000\ttcp\t-\t-\t-\n";

  @TempDir Path temporary;
  private final Notices notices = new Notices();
  private final Map<String, UntrustedFiles.Content> foreign = new HashMap<>();
  private final long user = CurrentUser.uid();
  private Path directory;

  @BeforeEach
  void make() throws IOException {
    Needs.fact(user >= 0, "a system with users");
    directory = PrivateDirectory.make(temporary.resolve("host"));
    Files.createFile(directory.resolve(MachineDirectory.LOCK));
  }

  private MachineDirectory place() {
    return new MachineDirectory(
        new NioFileOps(),
        directory,
        (path, most) -> Optional.ofNullable(foreign.get(Path.of(path).getFileName().toString())),
        user,
        temporary,
        false,
        notices,
        () -> new Moment(System.currentTimeMillis(), "", 0));
  }

  private void plant(String name, long uid) throws IOException {
    Files.createFile(directory.resolve(name));
    foreign.put(name, new UntrustedFiles.Content(uid, true, CLAIM.getBytes()));
  }

  private List<String> ownFiles() throws IOException {
    return new NioFileOps()
        .names(directory).stream().filter(name -> !name.equals(MachineDirectory.LOCK)).toList();
  }

  private List<Integer> claimedPorts() {
    return place().claims().stream().map(ForeignClaim::port).toList();
  }

  @Test
  void missingPlaceIsNoneAndSaysNothing() throws IOException {
    Files.delete(directory.resolve(MachineDirectory.LOCK));
    Files.delete(directory);
    assertFalse(place().isThere());
    assertEquals(List.of(), notices.drain());
  }

  @Test
  void placeInWhichAnybodyMayRenameIsNotUsed() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertFalse(place().isThere());
    assertTrue(notices.drain().get(0).contains("is not as install.sh --system makes it"));
  }

  @Test
  void placeWithoutALockIsNotUsed() throws IOException {
    Files.delete(directory.resolve(MachineDirectory.LOCK));
    assertFalse(place().isThere());
  }

  @Test
  void everybodyMayReadWhatIsPublished() throws IOException {
    place().publish(State.EMPTY);
    assertEquals(List.of("claims." + user), ownFiles());
    assertEquals(
        "rw-r--r--",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(directory.resolve("claims." + user))));
  }

  @Test
  void whatAKilledProcessLeftIsReplaced() throws IOException {
    Files.writeString(directory.resolve("claims." + user + ".new"), "half");
    place().publish(State.EMPTY);
    assertEquals(List.of("claims." + user), ownFiles());
  }

  /** A directory there can only be somebody else's doing. */
  @Test
  void takenNameIsAvoidedAndTheOtherNameKept() throws IOException {
    Files.createDirectory(directory.resolve("claims." + user));
    Files.createDirectory(directory.resolve("claims." + user + ".new"));
    place().publish(State.EMPTY);
    place().publish(State.EMPTY);
    assertEquals(List.of(), notices.drain());
    assertEquals(3, ownFiles().size(), ownFiles().toString());
  }

  @Test
  void linkUnderTheOwnNameIsNotFollowed() throws IOException {
    Path victim = Files.writeString(temporary.resolve("victim"), "mine");
    Files.createSymbolicLink(directory.resolve("claims." + user), victim);
    Files.createSymbolicLink(directory.resolve("claims." + user + ".new"), victim);
    place().publish(State.EMPTY);
    assertEquals("mine", Files.readString(victim));
    assertTrue(Files.isRegularFile(directory.resolve("claims." + user), NOFOLLOW_LINKS));
  }

  @Test
  void claimsOfOthersAreReadAndOwnOnesAreNot() throws IOException {
    plant("claims." + BOB, BOB);
    plant("claims." + user, user);
    plant("lost+found", BOB);
    plant("claims.", BOB);
    plant("claims.x", BOB);
    assertEquals(List.of(3000), claimedPorts());
  }

  @Test
  void fileThatBelongsToSomebodyElseSaysNothing() throws IOException {
    plant("claims." + BOB, BOB + 1);
    assertEquals(List.of(), claimedPorts());
  }

  @Test
  void userWhoseNameIsTakenIsReadUnderAnother() throws IOException {
    plant("claims." + BOB, BOB + 1);
    plant("claims." + BOB + ".1f2e", BOB);
    assertEquals(List.of(3000), claimedPorts());
  }

  @Test
  void userWithManyFilesCountsOnce() throws IOException {
    plant("claims." + BOB, BOB);
    plant("claims." + BOB + ".1", BOB);
    plant("claims." + BOB + ".2", BOB);
    plant("claims." + BOB + ".3.new", BOB);
    assertEquals(List.of(3000), claimedPorts());
  }

  /** Another name may be that of a former file of the user, which somebody else has kept. */
  @Test
  void secondNameOfAFileCountsOnlyUnderTheUsualName() throws IOException {
    plant("claims." + BOB + ".old", BOB);
    foreign.replaceAll((name, content) -> linked(content));
    assertEquals(List.of(), claimedPorts());
    plant("claims." + BOB, BOB);
    foreign.replaceAll((name, content) -> linked(content));
    assertEquals(List.of(3000), claimedPorts());
  }

  private static UntrustedFiles.Content linked(UntrustedFiles.Content content) {
    return new UntrustedFiles.Content(content.uid(), false, content.bytes());
  }

  @Test
  void userIsFoundAmongThousandsOfOtherFiles() throws IOException {
    for (int i = 0; i < 5000; i++) {
      Files.createFile(directory.resolve("claims.x" + i));
    }
    plant("claims." + BOB, BOB);
    assertEquals(List.of(3000), claimedPorts());
    assertTrue(notices.drain().get(0).contains("is full of files"));
  }

  @Test
  void turnCanBeTakenAndGivenBackAgain() {
    MachineDirectory place = place();
    place.takeTurn();
    place.takeTurn();
    place.endTurn();
    place.endTurn();
    place.takeTurn();
    place.endTurn();
    assertEquals(List.of(), notices.drain());
  }
}
