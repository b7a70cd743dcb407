package dev.styxy.core.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.sandbox.SandboxSigns;
import dev.styxy.core.system.Confinement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a container is told about whose ports it gives out. */
class ContainerCheckTest {
  private final FakePlace place = new FakePlace();

  private Optional<Finding> finding(String mark, boolean isOnHostNetwork) {
    Confinement walls = new Confinement(false, false, List.of(), mark, isOnHostNetwork);
    return new ContainerCheck(new SandboxSigns(Map.of(), walls).read(false), place).finding();
  }

  @Test
  void outsideOfContainersThereIsNothingToSay() {
    assertEquals(Optional.empty(), finding("", true));
  }

  @Test
  void aStateOfItsOwnOnTheHostsNetworkIsWarnedOfWithTheWayToShareIt() {
    place.fileSystem = "overlay";
    Finding found = finding("/.dockerenv", true).get();
    assertEquals(Finding.Level.WARNING, found.level());
    assertEquals(
        "docker run … -v ~/.local/state/styxy:"
            + place.directory().getParent()
            + " -v /etc/machine-id:/etc/machine-id:ro",
        found.fix());
  }

  @Test
  void aMountedStateMayBeTheHosts() {
    place.fileSystem = "ext4";
    assertEquals(Finding.Level.OK, finding("/.dockerenv", true).get().level());
  }

  @Test
  void aNetworkOfItsOwnIsNoFault() {
    place.fileSystem = "overlay";
    Finding found = finding("/run/.containerenv", false).get();
    assertEquals(Finding.Level.OK, found.level());
    assertTrue(found.words().contains("a network of its own"), found.words());
  }
}
