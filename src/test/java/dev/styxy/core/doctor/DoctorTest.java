package dev.styxy.core.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.app.Application;
import dev.styxy.core.app.FakeApplication;
import dev.styxy.core.owner.Projects;
import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.state.FakeScopes;
import dev.styxy.core.state.MemoryStore;
import dev.styxy.core.sweep.Sweeper;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.PortTable;
import dev.styxy.core.system.PortView;
import dev.styxy.core.text.Notices;
import dev.styxy.core.transaction.Coordinator;
import dev.styxy.model.Allocation;
import dev.styxy.model.Breaker;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Moment;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Ttl;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DoctorTest {
  private final FakeHost fake = new FakeHost();
  private final MemoryStore store = new MemoryStore();
  private final BusyPlace place = new BusyPlace(store::isLocked);
  private final Notices notices = new Notices();
  private final Map<String, State> otherScopes = new HashMap<>();
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

  private Application application() {
    fake.portTable = new LateTable();
    Sweeper sweeper = new Sweeper(fake.processes, new Projects());
    return new FakeApplication(
        new Coordinator(store, fake, sweeper, () -> 0),
        ConfigView.of(FakeHost.settings()),
        fake,
        () -> "",
        new FakeScopes(otherScopes));
  }

  private void reservedElsewhere(String scope, Moment renewed) {
    Allocation reserved = Draft.of(3005).named("web").ttl(Ttl.NONE).at(renewed);
    otherScopes.put(
        scope, new State(List.of(reserved), List.of(), List.of(), Map.of(), Breaker.CLOSED, 0));
  }

  @Test
  void whatARestartLeftBehindInAnotherScopeIsNamed() {
    reservedElsewhere("this-4026531000", new Moment(1_000, "an earlier boot", 1_000));
    Finding finding = find("scopes", false);
    assertEquals(Finding.Level.WARNING, finding.level());
    assertTrue(finding.words().contains("3005 (dev/web)"), finding.words());
    assertEquals("styxy import --scope this-4026531000", finding.fix());
  }

  @Test
  void scopesThatAreUsedBesideThisOneOrAreOfAnotherMachineAreLeftAlone() {
    reservedElsewhere("this-4026531000", fake.clock().now());
    reservedElsewhere("that-4026531000", new Moment(1_000, "an earlier boot", 1_000));
    assertEquals(Finding.Level.OK, find("scopes", false).level());
  }

  private Finding find(String subject, boolean isFixing) {
    return find(subject, doctor(this::application, isFixing));
  }

  private static Finding find(String subject, Doctor doctor) {
    return doctor.examine(step -> {}).stream()
        .filter(finding -> finding.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  private Doctor doctor(Supplier<Application> applications, boolean isFixing) {
    return new Doctor(new FakeInstallation(), () -> place, applications, notices::drain, isFixing);
  }

  /** A doctor who cannot open the application. */
  private Doctor without(FailureCode code, String message) {
    return doctor(
        () -> {
          throw new StyxyException(code, message, "the fix");
        },
        false);
  }

  @Test
  void homeThatIsNotKnownIsAFinding() {
    Doctor doctor =
        new Doctor(
            new FakeInstallation(),
            () -> {
              throw new StyxyException(FailureCode.USAGE, "HOME is not set", "export HOME=…");
            },
            this::application,
            notices::drain,
            false);
    assertEquals(
        Finding.error("directory", "HOME is not set", "export HOME=…"), find("directory", doctor));
    assertEquals("Java", doctor.examine(step -> {}).get(0).subject());
  }

  @Test
  void configurationThatCannotBeReadIsNotTheState() {
    for (FailureCode code : List.of(FailureCode.IO, FailureCode.CONFIG_INVALID)) {
      assertEquals(
          Finding.error("configuration", "it is a directory", "the fix"),
          find("configuration", without(code, "it is a directory")));
    }
  }

  @Test
  void configurationOfAStrangerIsWarnedOf() {
    notices.add("/app/.styxy.json does not count");
    assertEquals(
        Finding.warning("configuration", "/app/.styxy.json does not count", ""),
        find("configuration", false));
    assertEquals(List.of(), notices.drain());
  }

  @Test
  void whatWasSetAsideIsToldWithoutAnApplicationToo() {
    place.damaged.add(Path.of("/home/state.json.corrupt-1"));
    Doctor doctor = without(FailureCode.CONFIG_INVALID, "not JSON");
    assertEquals(Finding.Level.WARNING, find("set aside", doctor).level());
  }

  @Test
  void lossOfEverythingIsAnErrorThatNamesWhatThisRunKept() {
    place.damaged.add(Path.of("/home/state.json.corrupt-1"));
    store.lose();
    place.whenLocked(() -> place.damaged.add(Path.of("/home/state.json.corrupt-2")));
    List<Finding> findings = doctor(this::application, false).examine(step -> {});
    Finding state = findings.stream().filter(f -> f.subject().equals("state")).findFirst().get();
    assertEquals(Finding.Level.ERROR, state.level());
    assertTrue(state.words().contains("EVERYTHING THAT WAS ALLOCATED IS LOST"), state.words());
    assertTrue(state.words().endsWith("; kept: /home/state.json.corrupt-2"), state.words());
    Finding aside = findings.get(findings.size() - 1);
    assertTrue(aside.words().contains("corrupt-1 /home/state.json.corrupt-2"), aside.words());
  }

  @Test
  void lockThatIsNotToBeHadIsNamedAsSuch() {
    store.lock();
    assertEquals(Finding.Level.ERROR, find("lock", false).level());
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
