package dev.styxy.store.machine;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.PrivateDirectory;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.UntrustedFiles;
import dev.styxy.core.text.Notices;
import dev.styxy.model.Allocation;
import dev.styxy.model.Breaker;
import dev.styxy.model.ForeignClaim;
import dev.styxy.model.Lease;
import dev.styxy.model.Moment;
import dev.styxy.model.Protocol;
import dev.styxy.model.State;
import dev.styxy.model.Ttl;
import dev.styxy.store.file.CurrentUser;
import dev.styxy.store.file.NioFileOps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The place on a real disk. Files of other users are made up: {@link #foreign} says whose. */
class MachineDirectoryTest {
  private static final long BOB = 4_000_000_001L;
  private static final long MALLORY = 4_000_000_003L;
  private static final String CLAIM = "styxy claims 1\n3000\ttcp\t-\t-\t-\n";

  @TempDir Path temporary;
  private final Notices notices = new Notices();
  private final Map<String, UntrustedFiles.Content> foreign = new HashMap<>();
  private final PlantedFiles files = new PlantedFiles();
  private final long user = CurrentUser.uid();
  private long wallMillis = System.currentTimeMillis();
  private Path homes;
  private Path directory;

  @BeforeEach
  void make() throws IOException {
    Needs.fact(user >= 0, "a system with users");
    directory = PrivateDirectory.make(temporary.resolve("host"));
    Files.createFile(directory.resolve(MachineDirectory.LOCK));
    homes = Files.createDirectory(temporary.resolve("homes"));
    Files.createDirectory(homes.resolve("home"));
    Files.createDirectory(homes.resolve("other"));
  }

  private MachineDirectory place() {
    return place("home");
  }

  /** As this user sees it from one of his homes. */
  private MachineDirectory place(String home) {
    return new MachineDirectory(
        new NioFileOps(),
        directory,
        files,
        new Publisher(user, homes.resolve(home), false),
        notices,
        () -> new Moment(wallMillis, "", 0),
        new FakeHost().processes());
  }

  private void publish(State state) {
    publish("home", state);
  }

  private void publish(String home, State state) {
    MachineDirectory place = place(home);
    place.publish(state);
    place.endTurn();
  }

  /** Files of the test's own are read as they are. */
  private final class PlantedFiles implements UntrustedFiles {
    private int looks;

    @Override
    public Optional<Content> read(String path, int most) {
      Content planted = foreign.get(Path.of(path).getFileName().toString());
      return planted != null ? Optional.of(planted) : own(Path.of(path));
    }

    private Optional<Content> own(Path file) {
      try {
        return Files.isRegularFile(file, NOFOLLOW_LINKS)
            ? Optional.of(
                new Content(new UntrustedFiles.Facts(user, true, true), Files.readAllBytes(file)))
            : Optional.empty();
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    @Override
    public Optional<UntrustedFiles.Facts> look(String path) {
      looks++;
      return read(path, 0).map(Content::facts);
    }
  }

  private void plant(String name, long uid) throws IOException {
    plant(name, uid, CLAIM);
  }

  private void plant(String name, long uid, String text) throws IOException {
    Files.createFile(directory.resolve(name));
    UntrustedFiles.Facts facts = new UntrustedFiles.Facts(uid, true, true);
    foreign.put(name, new UntrustedFiles.Content(facts, text.getBytes()));
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

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxrwx", "rwxrwxr-x"})
  void placeInWhichOthersMayRenameIsNotUsed(String mode) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(mode));
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
    publish(State.EMPTY);
    assertEquals(List.of("claims." + user), ownFiles());
    assertEquals(
        "rw-r--r--",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(directory.resolve("claims." + user))));
  }

  @Test
  void whatAKilledProcessLeftIsReplaced() throws IOException {
    Files.writeString(directory.resolve("claims." + user + ".new"), "half");
    publish(State.EMPTY);
    assertEquals(List.of("claims." + user), ownFiles());
  }

  /** A directory there can only be somebody else's doing. */
  @Test
  void takenNameIsAvoidedAndTheOtherNameKept() throws IOException {
    Files.createDirectory(directory.resolve("claims." + user));
    Files.createDirectory(directory.resolve("claims." + user + ".new"));
    publish(State.EMPTY);
    publish(State.EMPTY);
    assertEquals(List.of(), notices.drain());
    assertEquals(3, ownFiles().size(), ownFiles().toString());
  }

  @Test
  void linkUnderTheOwnNameIsNotFollowed() throws IOException {
    Path victim = Files.writeString(temporary.resolve("victim"), "mine");
    Files.createSymbolicLink(directory.resolve("claims." + user), victim);
    Files.createSymbolicLink(directory.resolve("claims." + user + ".new"), victim);
    publish(State.EMPTY);
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
    return new UntrustedFiles.Content(
        new UntrustedFiles.Facts(content.facts().uid(), true, false), content.bytes());
  }

  private void plantThousands() throws IOException {
    for (int i = 0; i < 5000; i++) {
      plant("claims." + i, MALLORY);
    }
  }

  @Test
  void userIsFoundAmongThousandsOfOtherFiles() throws IOException {
    plantThousands();
    plant("claims." + BOB, BOB);
    plant("claims." + (BOB + 1) + ".1f2e", BOB + 1);
    assertEquals(List.of(3000, 3000), claimedPorts());
    assertEquals(
        List.of(
            directory
                + ", where the users of this machine share their ports, has 5000 files of uid "
                + MALLORY
                + ", which takes time; root can remove them: find "
                + directory
                + " -user "
                + MALLORY
                + " -delete"),
        notices.drain());
  }

  @Test
  void crowdIsLookedAtOnceAndWarnedOfEachTime() throws IOException {
    settle();
    plantThousands();
    plant("claims." + BOB, BOB);
    assertEquals(List.of(3000), claimedPorts());
    files.looks = 0;
    assertEquals(List.of(3000), claimedPorts());
    assertEquals(0, files.looks);
    assertEquals(2, notices.drain().size());
  }

  @Test
  void whoComesNewIsFoundInACrowdAtOnce() throws IOException {
    settle();
    plantThousands();
    claimedPorts();
    plant("claims." + BOB, BOB);
    new Turn(new NioFileOps(), directory.resolve(MachineDirectory.LOCK), file -> Optional.empty())
        .tellNews();
    assertEquals(List.of(3000), claimedPorts());
  }

  /** As somebody does whose version of styxy says nothing. */
  @Test
  void whoComesNewAndSaysNothingIsFoundWithinAMinute() throws IOException {
    settle();
    plantThousands();
    claimedPorts();
    plant("claims." + BOB, BOB);
    wallMillis += 60_000;
    assertEquals(List.of(3000), claimedPorts());
  }

  @Test
  void whatIsFoundWithinAStepOfTheClockIsNotRelied() throws IOException {
    plantThousands();
    claimedPorts();
    plant("claims." + BOB, BOB);
    assertEquals(List.of(3000), claimedPorts());
  }

  @Test
  void damagedMemoryIsNotUsed() throws IOException {
    settle();
    for (int i = 0; i < 200; i++) {
      plant("claims." + i, MALLORY);
    }
    plant("claims." + BOB, BOB);
    claimedPorts();
    Path memory = homes.resolve("home").resolve("others.names");
    String whole = Files.readString(memory);
    for (int length = 0; length < whole.length(); length += 17) {
      Files.writeString(memory, whole.substring(0, length));
      assertEquals(List.of(3000), claimedPorts(), "of " + length + " characters");
    }
  }

  /** News are old: since the last, the clock has gone on. */
  private void settle() {
    wallMillis += 10_000;
  }

  private long lastNews() throws IOException {
    return Files.getLastModifiedTime(directory.resolve(MachineDirectory.LOCK)).toMillis();
  }

  @Test
  void onlyANewNameIsNews() throws IOException {
    Path lock = directory.resolve(MachineDirectory.LOCK);
    Files.setLastModifiedTime(lock, FileTime.fromMillis(1000));
    publish(State.EMPTY);
    assertTrue(lastNews() > 1000);
    Files.setLastModifiedTime(lock, FileTime.fromMillis(1000));
    publish(State.EMPTY);
    assertEquals(1000, lastNews());
  }

  private static State with(int port) {
    Allocation allocation =
        new Allocation(
            port,
            Protocol.TCP,
            "id-" + port,
            "dev",
            Optional.empty(),
            "/project",
            "session",
            List.of(),
            Optional.empty(),
            Lease.begin(new Moment(0, "boot", 0), Ttl.NONE),
            false);
    return new State(List.of(allocation), List.of(), List.of(), Map.of(), Breaker.CLOSED, 0);
  }

  private List<Integer> claimedPorts(MachineDirectory place) {
    return place.claims().stream().map(ForeignClaim::port).toList();
  }

  @Test
  void homesOfOneUserKeepTheirClaimsBesideEachOther() throws IOException {
    publish("home", with(3000));
    publish("other", with(3001));
    publish("home", with(3002));
    String text = Files.readString(directory.resolve("claims." + user));
    assertEquals(
        List.of(3002, 3001),
        ClaimReader.read(user, text.getBytes()).stream().map(ForeignClaim::port).toList(),
        text);
  }

  @Test
  void homeIsToldOfTheOtherHomesAndNotOfItself() {
    publish("home", with(3000));
    publish("other", with(3001));
    assertEquals(List.of(3001), claimedPorts(place("home")));
    assertEquals(List.of(3000), claimedPorts(place("other")));
  }

  @Test
  void homesKeepTheirClaimsUnderAnotherName() throws IOException {
    Files.createDirectory(directory.resolve("claims." + user));
    publish("home", with(3000));
    publish("other", with(3001));
    assertEquals(2, ownFiles().size(), ownFiles().toString());
    assertEquals(List.of(3000), claimedPorts(place("other")));
    Files.delete(directory.resolve("claims." + user));
    publish("other", with(3001));
    assertEquals(List.of("claims." + user), ownFiles());
    assertEquals(List.of(3000), claimedPorts(place("other")));
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
