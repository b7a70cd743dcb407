package dev.styxy.core.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.ConfigView;
import dev.styxy.core.Coordinator;
import dev.styxy.core.Engine;
import dev.styxy.core.EventHistory;
import dev.styxy.core.FakeScopes;
import dev.styxy.core.FakeWorld;
import dev.styxy.core.Insight;
import dev.styxy.core.MemoryStore;
import dev.styxy.core.PortTable;
import dev.styxy.core.PortView;
import dev.styxy.core.Projects;
import dev.styxy.core.Sweeper;
import dev.styxy.core.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoctorTest {
  private final FakeWorld fake = new FakeWorld();
  private final MemoryStore store = new MemoryStore();
  private final BusyPlace place = new BusyPlace(store::isLocked);
  private String method = "netlink";

  /** A table that knows only by asking how it can ask. */
  private final class LateTable implements PortTable {
    private boolean isAsked;

    @Override
    public PortView look(boolean udp) {
      isAsked = true;
      return fake.ports.look(udp);
    }

    @Override
    public String method() {
      return isAsked ? method : "not asked yet";
    }
  }

  private Engine engine() {
    World world =
        new World(fake.processes, new LateTable(), fake.ports, fake.limits, fake.world().clock());
    Sweeper sweeper = new Sweeper(world.processes(), new Projects());
    return new Engine(
        new Coordinator(store, world, sweeper, () -> 0),
        ConfigView.of(FakeWorld.settings()),
        world,
        () -> "",
        new FakeScopes(Map.of()),
        () -> {
          throw new AssertionError("no work here");
        });
  }

  private Finding find(String subject, boolean isFixing) {
    Insight insight =
        new Insight(
            () -> new EventHistory.Log(List.of(), 0, 0),
            () -> 0,
            fake.clock,
            millis -> {},
            (file, content) -> {},
            new FakeInstallation(),
            place);
    return new Doctor(insight, this::engine, isFixing)
        .examine(step -> {}).stream()
            .filter(finding -> finding.subject().equals(subject))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void fileOfASaveInProgressIsNoLeftover() {
    Finding finding = find("leftovers", false);
    assertEquals(Finding.Level.WARNING, finding.level());
    assertEquals("a killed process left '" + BusyPlace.LEFTOVER + "'", finding.words());
    assertEquals(List.of(), place.removed);
  }

  @Test
  void leftoversAreRemovedUnderTheLock() {
    assertEquals(Finding.Level.OK, find("leftovers", true).level());
    assertEquals(List.of(BusyPlace.LEFTOVER), place.removed);
  }

  @Test
  void lookAtThePortsSaysHowItWasTaken() {
    method = "proc";
    Finding finding = find("port probe", false);
    assertEquals(Finding.Level.WARNING, finding.level());
    assertTrue(finding.words().startsWith("/proc/net:"), finding.words());
  }

  @Test
  void tablesThatNameOwnersAreWell() {
    for (String name : List.of("netlink", "libproc", "iphlpapi")) {
      method = name;
      Finding finding = find("port probe", false);
      assertEquals(Finding.Level.OK, finding.level(), name);
      assertTrue(finding.words().startsWith(name + ": "), finding.words());
    }
  }

  @Test
  void whatIsToBeTypedIsOneWordForTheShell() {
    place.open.add(Path.of("/home/my state/state.json"));
    assertEquals("chmod go= '/home/my state/state.json'", find("directory", false).fix());
  }
}
