package dev.styxy.core.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakeLimits;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.core.system.OuterSystem;
import dev.styxy.model.PortRange;
import dev.styxy.model.ServiceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProbeChecksTest {
  private static final ServiceType DEV =
      new ServiceType(
          "dev", "Servers", List.of(), new PortRange(3000, 3099), false, Optional.empty());

  private static Finding finding(String subject, PortRange ephemeral, Integer... reserved) {
    FakeHost fake = new FakeHost();
    fake.limits = new FakeLimits(1024, Optional.of(ephemeral), Set.of(reserved));
    return new ProbeChecks(fake, List.of(DEV))
        .findings().stream().filter(f -> f.subject().equals(subject)).findFirst().orElseThrow();
  }

  @Test
  void rangeApartFromTheEphemeralOneIsFine() {
    assertEquals(Finding.Level.OK, finding("ranges", new PortRange(32768, 60999)).level());
  }

  @Test
  void rangeInTheEphemeralOneIsWarnedOf() {
    Finding finding = finding("ranges", new PortRange(3050, 60999));
    assertEquals(Finding.Level.WARNING, finding.level());
    assertEquals("the ephemeral range 3050-60999 has ports of dev 3000-3099", finding.words());
  }

  @Test
  void portsThatAreReservedForUsAreFine() {
    PortRange ephemeral = new PortRange(3099, 60999);
    assertEquals(Finding.Level.OK, finding("ranges", ephemeral, 3099).level());
    assertEquals(Finding.Level.OK, finding("reserved", ephemeral, 3099).level());
  }

  @Test
  void portsThatAreReservedForOthersAreWarnedOf() {
    Finding finding = finding("reserved", new PortRange(32768, 60999), 3000, 3001);
    assertEquals(Finding.Level.WARNING, finding.level());
    assertEquals("the system reserves ports of dev 3000-3099 (2)", finding.words());
  }

  private static Finding under(OuterSystem outer) {
    FakeHost fake = new FakeHost();
    fake.outer = Optional.of(outer);
    return new ProbeChecks(fake, List.of(DEV))
        .findings().stream().filter(f -> f.subject().equals("windows")).findFirst().orElseThrow();
  }

  @Test
  void windowsThatSharesItsPortsIsToldApartFromOneBehindNat() {
    Finding mirrored = under(new OuterSystem("Windows", true, "netstat.exe -ano"));
    Finding nat = under(new OuterSystem("Windows", false, "netstat.exe -ano"));
    assertTrue(mirrored.words().contains("cannot be bound or seen here"), mirrored.words());
    assertTrue(nat.words().startsWith("its ports are others"), nat.words());
    assertTrue(nat.words().endsWith("netstat.exe -ano"), nat.words());
  }

  @Test
  void systemThatHoldsNoPortSaysSo() {
    FakeHost fake = new FakeHost();
    List<String> usual = subjects(fake);
    fake.actions.isHoldSupported = false;
    assertFalse(usual.contains("hold"));
    assertTrue(subjects(fake).contains("hold"));
  }

  private static List<String> subjects(FakeHost fake) {
    return new ProbeChecks(fake, List.of(DEV)).findings().stream().map(Finding::subject).toList();
  }

  /** Windows has no pid 1, which is no sign of hidepid there. */
  @Test
  void systemThatTellsNoUsersHidesNothing() {
    FakeHost fake = new FakeHost();
    fake.processes.setUser(FakeProcesses.SELF, -1);
    fake.processes.hide(FakeProcesses.INIT);
    Finding finding =
        new ProbeChecks(fake, List.of(DEV))
            .findings().stream()
                .filter(f -> f.subject().equals("processes"))
                .findFirst()
                .orElseThrow();
    assertEquals(Finding.Level.OK, finding.level());
  }
}
