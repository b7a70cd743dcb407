package dev.styxy.core.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceChecksTest {
  private final FakePlace place = new FakePlace();

  private Finding finding(String subject, boolean isFixing) {
    List<Finding> all = new PlaceChecks(place, isFixing).findings();
    return all.stream().filter(f -> f.subject().equals(subject)).findFirst().orElseThrow();
  }

  @Test
  void directoryOfTheOwnerOnADiskIsFine() {
    for (Finding finding : new PlaceChecks(place, false).findings()) {
      assertEquals(Finding.Level.OK, finding.level(), finding.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nfs", "nfs4", "NFS", "cifs", "tmpfs", "ramfs"})
  void fileSystemThatForgetsOrIsOfOthersIsWarnedOf(String type) {
    place.fileSystem = type;
    assertEquals(Finding.Level.WARNING, finding("file system", false).level());
  }

  @Test
  void fileSystemIsLookedAtBeforeTheDirectoryIsThere() {
    place.isThere = false;
    place.fileSystem = "tmpfs";
    assertEquals(Finding.Level.OK, finding("directory", false).level());
    assertEquals(Finding.Level.WARNING, finding("file system", false).level());
  }

  @Test
  void modesAreMendedOnlyWhenThatIsWanted() {
    place.open = List.of(Path.of("/state/a"));
    assertEquals("chmod go= /state/a", finding("directory", false).fix());
    assertEquals(List.of(), place.done);
    assertTrue(finding("directory", true).words().endsWith("; mended"));
    assertEquals(List.of("close /state/a"), place.done);
  }

  @Test
  void damagedStatesAreKeptAndTold() {
    place.damaged = List.of(Path.of("/state/state.json.corrupt-1"));
    assertEquals(Finding.Level.WARNING, new PlaceChecks(place, true).damaged().level());
    assertEquals(List.of(), place.done);
  }
}
