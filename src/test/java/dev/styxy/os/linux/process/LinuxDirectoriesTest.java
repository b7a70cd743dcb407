package dev.styxy.os.linux.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.system.Presence;
import dev.styxy.model.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real directories, as they are seen without blocking. */
@EnabledOnOs(OS.LINUX)
class LinuxDirectoriesTest {
  @TempDir Path temporary;
  private Path work;
  private final LinuxDirectories directories = seenIn("a boot");

  private static LinuxDirectories seenIn(String boot) {
    return new LinuxDirectories(new LinuxProcessTable(boot, "pid:[1]", 0), boot);
  }

  @BeforeEach
  void resolve() throws IOException {
    work = Files.createDirectory(temporary.toRealPath().resolve("at work"));
  }

  private Presence presence(Path path) {
    return directories.presence(path.toString());
  }

  @Test
  void whatIsThereIsPresentAndWhatIsNotIsAbsent() throws IOException {
    assertEquals(Presence.PRESENT, presence(work));
    assertEquals(Presence.PRESENT, presence(Files.createFile(work.resolve("file"))));
    assertEquals(Presence.ABSENT, presence(work.resolve("nothing/below")));
  }

  @Test
  void whatWasJustRemovedIsAbsent() throws IOException {
    Path project = Files.createDirectory(work.resolve("fix"));
    assertEquals(Presence.PRESENT, presence(project));
    Files.delete(project);
    assertEquals(Presence.ABSENT, presence(project));
  }

  @Test
  void whereALinkLeadsIsNotLookedAt() throws IOException {
    Path target = Files.createDirectory(work.resolve("target"));
    Files.createDirectory(target.resolve("fix"));
    Path link = Files.createSymbolicLink(work.resolve("link"), target);
    assertEquals(Presence.UNKNOWN, presence(link.resolve("fix")));
    assertEquals(Presence.UNKNOWN, presence(link.resolve("nothing")));
    assertEquals(Presence.UNKNOWN, presence(link));
  }

  @Test
  void aFileInThePlaceOfADirectoryProvesNothing() throws IOException {
    Path project = Files.createDirectories(work.resolve("trees/fix"));
    Place place = directories.place(project.toString()).orElseThrow();
    Files.delete(project);
    Files.delete(project.getParent());
    Path file = Files.createFile(work.resolve("trees"));
    assertEquals(Presence.ABSENT, presence(project));
    assertFalse(directories.isOnFileSystemOf(place, file.toString()));
  }

  @Test
  void whatIsAboveAProjectIsOfItsFileSystem() throws IOException {
    Path project = Files.createDirectories(work.resolve("trees/fix"));
    Place place = directories.place(project.toString()).orElseThrow();
    assertEquals(project.toString(), place.project());
    assertTrue(project.startsWith(place.anchor()), place.toString());
    assertTrue(directories.isOnFileSystemOf(place, work.toString()));
    assertTrue(directories.isOnFileSystemOf(place, project.toString()));
    assertFalse(directories.isOnFileSystemOf(place, "/proc"));
  }

  @Test
  void anotherDirectoryInItsPlaceIsAnotherFileSystem() throws IOException {
    Path project = Files.createDirectories(work.resolve("fix"));
    Place place = directories.place(project.toString()).orElseThrow();
    Place older = with(place, place.born() + 1, place.device());
    assertFalse(directories.isOnFileSystemOf(older, work.toString()));
  }

  @Test
  void withoutAnAgeTheDeviceCountsInTheSameBootAlone() throws IOException {
    Path project = Files.createDirectories(work.resolve("fix"));
    Place place = with(directories.place(project.toString()).orElseThrow(), 0, -1);
    assertFalse(directories.isOnFileSystemOf(place, work.toString()));
    long device = directories.place(project.toString()).orElseThrow().device();
    Place here = with(place, 0, device);
    assertTrue(directories.isOnFileSystemOf(here, work.toString()));
    assertFalse(seenIn("another boot").isOnFileSystemOf(here, work.toString()));
  }

  private static Place with(Place place, long born, long device) {
    return new Place(
        place.project(),
        place.anchor(),
        device,
        place.inode(),
        born,
        place.bootId(),
        Optional.empty());
  }

  @Test
  void aMountHasNoPlaceAndWhatMayBlockHasNone() {
    assertEquals(Optional.empty(), directories.place("/proc"));
    assertEquals(Optional.empty(), directories.place("/"));
    assertEquals(Optional.empty(), directories.place("/proc/self"));
    assertEquals(Presence.UNKNOWN, directories.presence("/proc/nothing"));
  }
}
